#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The settings of a desktop program: names with values, both of any length. */
struct setting {
    char *name;
    char *value;
};

/* The list grows as needed. All fields of an empty store are zero. */
struct settings {
    struct setting *list;
    size_t count;
    size_t capacity;
};

/* Gives the value of a setting, or NULL if there is no such setting. */
const char *settings_get(const struct settings *settings, const char *name);

/*
 * Adds a setting, or gives an existing one a new value. The store keeps its own copies.
 * Returns 0, or -1 if there is no memory for it.
 */
int settings_set(struct settings *settings, const char *name, const char *value);

/*
 * Gives the setting `to` the value of the setting `from`; `to` is added if it does not exist yet.
 * Returns 0, or -1 if there is no setting `from` or no memory.
 */
int settings_copy(struct settings *settings, const char *from, const char *to);

/* Releases everything; the store is empty afterwards. */
void settings_clear(struct settings *settings);

/* All four functions follow. */
const char *settings_get(const struct settings *settings, const char *name)
{
