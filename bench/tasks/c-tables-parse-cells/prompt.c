#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Tables, for a program that runs on a small measuring device. */
struct row {
    char **cells;
    size_t count;
};

struct table {
    struct row *rows;
    size_t count;
};

/* Releases a table. Does nothing if `table` is NULL. */
void table_free(struct table *table);

/*
 * Makes a table of a text. Each line (ended by a line feed; the last one also by the end of the
 * text) is a row, its cells are separated by ';'. An empty line is a row with one empty cell, an
 * empty text a table without rows. Rows may have different numbers of cells; cells, rows and
 * tables may be of any length.
 *
 * The text is not changed, and the table does not depend on it afterwards.
 */
struct table *table_parse(const char *text)
{
