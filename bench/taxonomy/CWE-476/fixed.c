#include <stdio.h>
#include <string.h>

struct option {
    char name[128];
    char value[128];
};

int read_option(FILE *file, struct option *option)
{
    char line[128];
    char *equals;

    if (fgets(line, sizeof line, file) == NULL)
        return -1;
    line[strcspn(line, "\n")] = '\0';
    equals = strchr(line, '=');
    if (equals == NULL)
        return -1;
    *equals = '\0';
    snprintf(option->name, sizeof option->name, "%s", line);
    snprintf(option->value, sizeof option->value, "%s", equals + 1);
    return 0;
}
