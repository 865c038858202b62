#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item {
    int id;
    char *title;
    struct item *parent;
    struct item *first_child;
    struct item *next;
};

struct outline {
    struct item *first;
    struct item *selected;
    int last_id;
};

static struct item *find(struct item *item, int id)
{
    for (; item; item = item->next) {
        if (item->id == id)
            return item;
        struct item *found = find(item->first_child, id);
        if (found)
            return found;
    }
    return NULL;
}

/* Where the first of the item's brothers and sisters is kept. */
static struct item **family(struct outline *outline, struct item *parent)
{
    return parent ? &parent->first_child : &outline->first;
}

int outline_add(struct outline *outline, int parent, const char *title)
{
    struct item *above = NULL;
    if (parent != 0 && !(above = find(outline->first, parent)))
        return -1;
    struct item *item = calloc(1, sizeof *item);
    char *copy = strdup(title);
    if (!item || !copy) {
        free(item);
        free(copy);
        return -1;
    }
    item->id = ++outline->last_id;
    item->title = copy;
    item->parent = above;
    struct item **place = family(outline, above);
    while (*place)
        place = &(*place)->next;
    *place = item;
    return item->id;
}

static void release(struct item *item)
{
    while (item->first_child) {
        struct item *child = item->first_child;
        item->first_child = child->next;
        release(child);
    }
    free(item->title);
    free(item);
}

int outline_remove(struct outline *outline, int id)
{
    struct item *item = find(outline->first, id);
    if (!item)
        return -1;
    struct item **place = family(outline, item->parent);
    while (*place != item)
        place = &(*place)->next;
    *place = item->next;
    for (struct item *above = outline->selected; above; above = above->parent) {
        if (above == item) {
            /* What was selected goes: the heading above the branch is selected instead. */
            outline->selected = item->parent;
            break;
        }
    }
    release(item);
    return 0;
}

int outline_select(struct outline *outline, int id)
{
    struct item *item = find(outline->first, id);
    if (!item)
        return -1;
    outline->selected = item;
    return 0;
}

const char *outline_selected(const struct outline *outline)
{
    return outline->selected ? outline->selected->title : NULL;
}

static void print_level(const struct item *item, FILE *out, int level)
{
    for (; item; item = item->next) {
        fprintf(out, "%*s%s\n", 2 * level, "", item->title);
        print_level(item->first_child, out, level + 1);
    }
}

void outline_print(const struct outline *outline, FILE *out)
{
    print_level(outline->first, out, 0);
}

void outline_clear(struct outline *outline)
{
    while (outline->first)
        outline_remove(outline, outline->first->id);
    *outline = (struct outline){0};
}
