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

static void parse_row(struct row *row, const char *line, size_t length)
{
    const char *end = line + length;
    row->cells = NULL;
    row->count = 0;
    for (;;) {
        size_t size = 0;
        while (line + size < end && line[size] != ';')
            size++;
        row->cells = realloc(row->cells, (row->count + 1) * sizeof *row->cells);
        row->cells[row->count++] = strndup(line, size);
        line += size;
        if (line == end)
            return;
        line++;
    }
}

struct table *table_parse(const char *text)
{
    struct table *table = malloc(sizeof *table);
    if (!table)
        return NULL;
    table->rows = NULL;
    table->count = 0;
    while (*text) {
        size_t length = strcspn(text, "\n");
        struct row *rows = realloc(table->rows, (table->count + 1) * sizeof *table->rows);
        if (!rows) {
            table_free(table);
            return NULL;
        }
        table->rows = rows;
        parse_row(&table->rows[table->count++], text, length);
        text += length;
        if (*text)
            text++;
    }
    return table;
}
