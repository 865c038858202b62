#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct zone {
    char name[16];
    double lowest;  /* the zone may be set to temperatures from lowest ... */
    double highest; /* ... to highest, both included, in degrees Celsius */
    double target;
};

int set_target(struct zone *zones, size_t count, const char *line)
{
    char name[16], number[32], *end;
    if (sscanf(line, "%15s %31s", name, number) != 2)
        return -1;

    double target = strtod(number, &end);
    if (end == number || *end != '\0' || isinf(target))
        return -1;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(zones[i].name, name) != 0)
            continue;
        if (target < zones[i].lowest)
            return -1;
        if (target > zones[i].highest)
            return -1;
        zones[i].target = target;
        return 0;
    }
    return -1;
}
