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

static struct zone *zone_of(struct zone *zones, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(zones[i].name, name) == 0)
            return &zones[i];
    return NULL;
}

int set_target(struct zone *zones, size_t count, const char *line)
{
    char name[16], number[24], rest;
    if (sscanf(line, "%15s %23[-+.0-9] %c", name, number, &rest) != 2)
        return -1;

    char *end;
    double target = strtod(number, &end);
    struct zone *zone = zone_of(zones, count, name);
    if (*end != '\0' || zone == NULL)
        return -1;
    if (!(target >= zone->lowest && target <= zone->highest))
        return -1;
    zone->target = target;
    return 0;
}
