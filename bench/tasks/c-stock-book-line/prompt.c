#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct stock {
    char item[24]; /* name, without blanks */
    int pieces;
};

/*
 * Books one line of the booking list of a workshop.
 *
 * `stock` has `count` entries. `line` is "in PIECES ITEM" when goods arrive, or "out PIECES ITEM"
 * when goods are handed out, with single blanks between the words, e.g. "out 12 screws". Names
 * of items are compared exactly.
 *
 * Books the pieces into or out of the entry of that name and returns the number of pieces it has
 * afterwards. Returns -1, and changes nothing, if the line is not of this form, there is no such
 * item, or more pieces are to be handed out than are there.
 */
int book_line(struct stock *stock, size_t count, const char *line)
{
