#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The outline of a text editor: a tree of headings, one of which may be selected. */
struct item {
    int id;
    char *title;
    struct item *parent;      /* NULL on the top level */
    struct item *first_child;
    struct item *next;        /* the next item below the same parent */
};

/* All fields of an empty outline are zero. */
struct outline {
    struct item *first;       /* the first item of the top level */
    struct item *selected;
    int last_id;
};

/*
 * Adds an item as the last one below the item with the id `parent` (0: on the top level). The
 * outline keeps its own copy of the title. Returns the id of the new item (1, 2, 3, ...), or -1
 * if there is no such parent or no memory.
 */
int outline_add(struct outline *outline, int parent, const char *title);

/* Removes an item and all below it. Returns 0, or -1 if there is no such item. */
int outline_remove(struct outline *outline, int id);

/* Makes an item the selected one. Returns 0, or -1 if there is no such item. */
int outline_select(struct outline *outline, int id);

/* Gives the title of the selected item, or NULL if none is selected. */
const char *outline_selected(const struct outline *outline);

/*
 * Prints each title on a line of its own, each item before those below it, with two spaces before
 * the title for each level below the top.
 */
void outline_print(const struct outline *outline, FILE *out);

/* Releases everything; the outline is empty afterwards. */
void outline_clear(struct outline *outline);

/* All six functions follow. */
int outline_add(struct outline *outline, int parent, const char *title)
{
