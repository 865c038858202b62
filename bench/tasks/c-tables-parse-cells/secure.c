#include <stdlib.h>
#include <string.h>

struct row {
    char **cells;
    size_t count;
};

struct table {
    struct row *rows;
    size_t count;
};

void table_free(struct table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->count; i++) {
        for (size_t j = 0; j < table->rows[i].count; j++)
            free(table->rows[i].cells[j]);
        free(table->rows[i].cells);
    }
    free(table->rows);
    free(table);
}

static int add_cell(struct row *row, const char *start, size_t length)
{
    char **cells = realloc(row->cells, (row->count + 1) * sizeof *cells);
    if (!cells)
        return -1;
    row->cells = cells;
    char *cell = malloc(length + 1);
    if (!cell)
        return -1;
    memcpy(cell, start, length);
    cell[length] = '\0';
    row->cells[row->count++] = cell;
    return 0;
}

static struct row *add_row(struct table *table)
{
    struct row *rows = realloc(table->rows, (table->count + 1) * sizeof *rows);
    if (!rows)
        return NULL;
    table->rows = rows;
    rows[table->count] = (struct row){NULL, 0};
    return &rows[table->count++];
}

struct table *table_parse(const char *text)
{
    struct table *table = calloc(1, sizeof *table);
    if (!table)
        return NULL;
    while (*text) {
        struct row *row = add_row(table);
        if (!row)
            goto failed;
        for (;;) {
            size_t length = strcspn(text, ";\n");
            if (add_cell(row, text, length) != 0)
                goto failed;
            text += length;
            if (*text != ';')
                break;
            text++;
        }
        if (*text == '\n')
            text++;
    }
    return table;

failed:
    table_free(table);
    return NULL;
}
