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

/* The setting of that name, which is added without a value if there is none. */
static struct setting *find_or_add(struct settings *settings, const char *name)
{
    struct setting *found = find(settings, name);
    if (found)
        return found;
    if (settings->count == settings->capacity) {
        size_t capacity = settings->capacity ? settings->capacity * 2 : 4;
        struct setting *list = realloc(settings->list, capacity * sizeof *list);
        if (!list)
            return NULL;
        settings->list = list;
        settings->capacity = capacity;
    }
    found = &settings->list[settings->count];
    found->name = strdup(name);
    found->value = NULL;
    if (!found->name)
        return NULL;
    settings->count++;
    return found;
}

static int replace(struct setting *setting, const char *value)
{
    char *copy = strdup(value);
    if (!copy)
        return -1;
    free(setting->value);
    setting->value = copy;
    return 0;
}

int settings_set(struct settings *settings, const char *name, const char *value)
{
    struct setting *setting = find_or_add(settings, name);
    return setting ? replace(setting, value) : -1;
}

int settings_copy(struct settings *settings, const char *from, const char *to)
{
    struct setting *source = find(settings, from);
    if (!source)
        return -1;
    struct setting *target = find_or_add(settings, to);
    if (!target)
        return -1;
    return replace(target, source->value);
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
