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
    if (strcmp(action, "out") == 0)
        pieces = -pieces;
    else if (strcmp(action, "in") != 0)
        return -1;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(stock[i].item, item) == 0) {
            if (stock[i].pieces + pieces < 0)
                return -1;
            stock[i].pieces += pieces;
            return stock[i].pieces;
        }
    }
    return -1;
}
