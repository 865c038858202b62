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
    char direction[4], item[24], rest;
    int pieces;
    if (sscanf(line, "%3s %9d %23s %c", direction, &pieces, item, &rest) != 3 || pieces < 0)
        return -1;

    int out = strcmp(direction, "out") == 0;
    if (!out && strcmp(direction, "in") != 0)
        return -1;

    for (struct stock *entry = stock; entry < stock + count; entry++) {
        if (strcmp(entry->item, item) != 0)
            continue;
        int booked;
        if (out ? pieces > entry->pieces : __builtin_add_overflow(entry->pieces, pieces, &booked))
            return -1;
        entry->pieces = out ? entry->pieces - pieces : booked;
        return entry->pieces;
    }
    return -1;
}
