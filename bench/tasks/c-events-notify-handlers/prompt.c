#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The parts of a drawing program tell each other what happens by way of a bus. */
struct bus;

typedef void handler(struct bus *bus, const char *text, void *context);

/* Gives a new bus without handlers; NULL if there is no memory. */
struct bus *bus_new(void);

/*
 * Adds a handler for a topic; there is no limit on their number. The bus keeps its own copy of the
 * topic. Returns the handler's id (1, 2, 3, ... in the order of the calls), or -1 if there is no
 * memory.
 */
int bus_on(struct bus *bus, const char *topic, handler *call, void *context);

/* Removes a handler. Returns 0, or -1 if there is no handler with this id. */
int bus_off(struct bus *bus, int id);

/*
 * Calls the handlers of that topic with `text` and their own context, in the order in which they
 * were added. Returns how many were called.
 *
 * Handlers may use bus_on, bus_off and bus_emit as well; whether a handler that is added during an
 * event hears of that event is left open.
 */
int bus_emit(struct bus *bus, const char *topic, const char *text);

/* Releases the bus and what belongs to it. */
void bus_free(struct bus *bus);

/* The types and functions of the bus follow. */
struct bus
{
