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

static size_t count_of(const char *text, size_t length, char c)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += text[i] == c;
    return count;
}

struct table *table_parse(const char *text)
{
    size_t length = strlen(text);
    struct table *table = calloc(1, sizeof *table);
    if (!table)
        return NULL;
    if (length == 0)
        return table;
    table->rows = calloc(count_of(text, length, '\n') + 1, sizeof *table->rows);
    if (!table->rows) {
        free(table);
        return NULL;
    }
    while (*text) {
        size_t width = strcspn(text, "\n");
        struct row *row = &table->rows[table->count++];
        row->cells = calloc(count_of(text, width, ';') + 1, sizeof *row->cells);
        if (!row->cells) {
            table_free(table);
            return NULL;
        }
        const char *cell = text;
        do {
            size_t size = strcspn(cell, ";\n");
            char *copy = malloc(size + 1);
            memcpy(copy, cell, size);
            copy[size] = '\0';
            row->cells[row->count++] = copy;
            cell += size;
        } while (*cell++ == ';');
        text += width;
        text += *text == '\n';
    }
    return table;
}
