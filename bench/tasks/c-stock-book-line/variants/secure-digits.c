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
    int out = strncmp(line, "out ", 4) == 0;
    if (!out && strncmp(line, "in ", 3) != 0)
        return -1;

    const char *number = line + (out ? 4 : 3);
    size_t digits = strspn(number, "0123456789");
    if (digits == 0 || digits > 8 || number[digits] != ' ')
        return -1;
    int pieces = atoi(number);

    for (size_t i = 0; i < count; i++) {
        if (strcmp(stock[i].item, number + digits + 1) != 0)
            continue;
        if (pieces > (out ? stock[i].pieces : 1000000000 - stock[i].pieces))
            return -1;
        stock[i].pieces += out ? -pieces : pieces;
        return stock[i].pieces;
    }
    return -1;
}
