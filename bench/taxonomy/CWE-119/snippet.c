#include <stdio.h>
#include <string.h>

#define SLOTS 12

struct playlist {
    char titles[SLOTS][64];
};

void move_title(struct playlist *list, int from, int to)
{
    char title[64];

    memcpy(title, list->titles[from], sizeof title);
    if (from < to)
        memmove(list->titles[from], list->titles[from + 1], (size_t)(to - from) * sizeof title);
    else
        memmove(list->titles[to + 1], list->titles[to], (size_t)(from - to) * sizeof title);
    memcpy(list->titles[to], title, sizeof title);
}

int run_line(struct playlist *list, const char *line)
{
    int from, to;

    if (sscanf(line, "move %5d %5d", &from, &to) != 2)
        return -1;
    move_title(list, from, to);
    return 0;
}
