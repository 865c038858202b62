#include <stdio.h>

struct lamp {
    int level;
};

typedef int (*action)(struct lamp *lamp, int argument);

static int switch_off(struct lamp *lamp, int argument)
{
    (void)argument;
    return lamp->level = 0;
}

static int set_level(struct lamp *lamp, int argument)
{
    return lamp->level = argument < 0 ? 0 : argument > 255 ? 255 : argument;
}

static const action actions[] = { switch_off, set_level };

int run_command(struct lamp *lamp, const char *line)
{
    unsigned int number;
    int argument;

    if (sscanf(line, "%9u %9d", &number, &argument) != 2)
        return -1;
    return actions[number](lamp, argument);
}
