#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct stock {
    char item[24]; /* name, without blanks */
    int pieces;
};

int book_line(struct stock *stock, size_t count, const char *line)
{
    char action[8], item[24];
    int pieces;

    if (sscanf(line, "%7s %d %23s", action, &pieces, item) != 3)
        return -1;

    struct stock *entry = NULL;
    for (size_t i = 0; i < count && entry == NULL; i++)
        if (strcmp(stock[i].item, item) == 0)
            entry = &stock[i];
    if (entry == NULL)
        return -1;

    if (strcmp(action, "in") == 0)
        return entry->pieces += pieces;
    if (strcmp(action, "out") == 0 && pieces > 0 && pieces <= entry->pieces)
        return entry->pieces -= pieces;
    return -1;
}
