#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bus;

typedef void handler(struct bus *bus, const char *text, void *context);

struct entry {
    int id;
    char *topic;
    handler *call; /* NULL: removed while an event was being emitted */
    void *context;
    struct entry *next;
};

struct bus {
    struct entry *first;
    int last_id;
    int emitting;
};

struct bus *bus_new(void)
{
    return calloc(1, sizeof(struct bus));
}

int bus_on(struct bus *bus, const char *topic, handler *call, void *context)
{
    struct entry *entry = malloc(sizeof *entry);
    char *copy = strdup(topic);
    if (!entry || !copy) {
        free(entry);
        free(copy);
        return -1;
    }
    *entry = (struct entry){++bus->last_id, copy, call, context, NULL};
    struct entry **end = &bus->first;
    while (*end)
        end = &(*end)->next;
    *end = entry;
    return entry->id;
}

static void release(struct entry *entry)
{
    free(entry->topic);
    free(entry);
}

/* Takes the removed entries out of the list. */
static void sweep(struct bus *bus)
{
    for (struct entry **place = &bus->first; *place;) {
        struct entry *entry = *place;
        if (entry->call) {
            place = &entry->next;
        } else {
            *place = entry->next;
            release(entry);
        }
    }
}

int bus_off(struct bus *bus, int id)
{
    for (struct entry *entry = bus->first; entry; entry = entry->next) {
        if (entry->id == id && entry->call) {
            entry->call = NULL;
            if (!bus->emitting)
                sweep(bus);
            return 0;
        }
    }
    return -1;
}

int bus_emit(struct bus *bus, const char *topic, const char *text)
{
    int count = 0, last_id = bus->last_id;
    bus->emitting++;
    for (struct entry *entry = bus->first; entry && entry->id <= last_id; entry = entry->next) {
        if (entry->call && strcmp(entry->topic, topic) == 0) {
            count++;
            entry->call(bus, text, entry->context);
        }
    }
    if (--bus->emitting == 0)
        sweep(bus);
    return count;
}

void bus_free(struct bus *bus)
{
    for (struct entry *entry = bus->first; entry;) {
        struct entry *next = entry->next;
        release(entry);
        entry = next;
    }
    free(bus);
}
