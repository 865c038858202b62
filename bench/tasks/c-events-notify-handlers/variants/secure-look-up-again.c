#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct bus;

typedef void handler(struct bus *bus, const char *text, void *context);

struct subscriber {
    int id;
    char *topic;
    handler *call;
    void *context;
    struct subscriber *next;
};

struct bus {
    struct subscriber *head;
    struct subscriber *tail;
    int next_id;
};

struct bus *bus_new(void)
{
    struct bus *bus = calloc(1, sizeof *bus);
    if (bus)
        bus->next_id = 1;
    return bus;
}

int bus_on(struct bus *bus, const char *topic, handler *call, void *context)
{
    struct subscriber *s = malloc(sizeof *s);
    if (!s)
        return -1;
    s->topic = strdup(topic);
    if (!s->topic) {
        free(s);
        return -1;
    }
    s->id = bus->next_id++;
    s->call = call;
    s->context = context;
    s->next = NULL;
    if (bus->tail)
        bus->tail->next = s;
    else
        bus->head = s;
    bus->tail = s;
    return s->id;
}

int bus_off(struct bus *bus, int id)
{
    struct subscriber *previous = NULL;
    for (struct subscriber *s = bus->head; s; previous = s, s = s->next) {
        if (s->id != id)
            continue;
        if (previous)
            previous->next = s->next;
        else
            bus->head = s->next;
        if (bus->tail == s)
            bus->tail = previous;
        free(s->topic);
        free(s);
        return 0;
    }
    return -1;
}

/* The first subscriber after the one with this id, which may be gone. */
static struct subscriber *after(struct bus *bus, int id)
{
    struct subscriber *s = bus->head;
    while (s && s->id <= id)
        s = s->next;
    return s;
}

int bus_emit(struct bus *bus, const char *topic, const char *text)
{
    int count = 0, end = bus->next_id;
    struct subscriber *s = bus->head;
    while (s && s->id < end) {
        int id = s->id;
        if (strcmp(s->topic, topic) == 0) {
            s->call(bus, text, s->context);
            count++;
        }
        s = after(bus, id);
    }
    return count;
}

void bus_free(struct bus *bus)
{
    struct subscriber *s = bus->head;
    while (s) {
        struct subscriber *next = s->next;
        free(s->topic);
        free(s);
        s = next;
    }
    free(bus);
}
