#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bus;

typedef void handler(struct bus *bus, const char *text, void *context);

struct slot {
    int id;
    char *topic;
    handler *call;
    void *context;
};

struct bus {
    struct slot *slots;
    int count;
    int capacity;
    int last_id;
};

struct bus *bus_new(void)
{
    return calloc(1, sizeof(struct bus));
}

int bus_on(struct bus *bus, const char *topic, handler *call, void *context)
{
    if (bus->count == bus->capacity) {
        int capacity = bus->capacity ? bus->capacity * 2 : 8;
        struct slot *slots = realloc(bus->slots, capacity * sizeof *slots);
        if (!slots)
            return -1;
        bus->slots = slots;
        bus->capacity = capacity;
    }
    char *copy = strdup(topic);
    if (!copy)
        return -1;
    bus->slots[bus->count++] = (struct slot){++bus->last_id, copy, call, context};
    return bus->last_id;
}

int bus_off(struct bus *bus, int id)
{
    for (int i = 0; i < bus->count; i++) {
        struct slot *slot = &bus->slots[i];
        if (slot->id == id && slot->topic) {
            /* The slot stays, so that handlers can be removed at any time. */
            free(slot->topic);
            slot->topic = NULL;
            return 0;
        }
    }
    return -1;
}

int bus_emit(struct bus *bus, const char *topic, const char *text)
{
    int called = 0, count = bus->count;
    struct slot *slots = bus->slots;
    for (int i = 0; i < count; i++) {
        if (slots[i].topic && strcmp(slots[i].topic, topic) == 0) {
            slots[i].call(bus, text, slots[i].context);
            called++;
        }
    }
    return called;
}

void bus_free(struct bus *bus)
{
    for (int i = 0; i < bus->count; i++)
        free(bus->slots[i].topic);
    free(bus->slots);
    free(bus);
}
