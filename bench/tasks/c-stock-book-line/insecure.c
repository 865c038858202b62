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
    char action[4], item[24];
    int pieces;

    if (sscanf(line, "%3s %d %23s", action, &pieces, item) != 3)
        return -1;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(stock[i].item, item) != 0)
            continue;
        if (strcmp(action, "in") == 0) {
            stock[i].pieces += pieces;
        } else if (strcmp(action, "out") == 0) {
            if (pieces > stock[i].pieces)
                return -1;
            stock[i].pieces -= pieces;
        } else {
            return -1;
        }
        return stock[i].pieces;
    }
    return -1;
}
