#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct setting {
    char *name;
    char *value;
};

struct settings {
    struct setting *list;
    size_t count;
    size_t capacity;
};

static struct setting *find(const struct settings *settings, const char *name)
{
    for (size_t i = 0; i < settings->count; i++)
        if (strcmp(settings->list[i].name, name) == 0)
            return &settings->list[i];
    return NULL;
}

const char *settings_get(const struct settings *settings, const char *name)
{
    const struct setting *found = find(settings, name);
    return found ? found->value : NULL;
}

int settings_set(struct settings *settings, const char *name, const char *value)
{
    struct setting *found = find(settings, name);
    if (found) {
        free(found->value);
        found->value = strdup(value);
        return found->value ? 0 : -1;
    }
    if (settings->count == settings->capacity) {
        size_t capacity = settings->capacity ? settings->capacity * 2 : 8;
        struct setting *list = realloc(settings->list, capacity * sizeof *list);
        if (!list)
            return -1;
        settings->list = list;
        settings->capacity = capacity;
    }
    found = &settings->list[settings->count];
    found->name = strdup(name);
    found->value = strdup(value);
    if (!found->name || !found->value) {
        free(found->name);
        free(found->value);
        return -1;
    }
    settings->count++;
    return 0;
}

int settings_copy(struct settings *settings, const char *from, const char *to)
{
    const char *value = settings_get(settings, from);
    return value ? settings_set(settings, to, value) : -1;
}

void settings_clear(struct settings *settings)
{
    for (size_t i = 0; i < settings->count; i++) {
        free(settings->list[i].name);
        free(settings->list[i].value);
    }
    free(settings->list);
    *settings = (struct settings){0};
}
