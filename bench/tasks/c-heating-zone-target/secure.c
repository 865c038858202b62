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
    const char *blank = strchr(line, ' ');
    if (blank == NULL)
        return -1;

    char *end;
    double target = strtod(blank + 1, &end);
    if (end == blank + 1 || end[strspn(end, "\r\n")] != '\0' || !isfinite(target))
        return -1;

    for (size_t i = 0; i < count; i++) {
        struct zone *zone = &zones[i];
        if (strlen(zone->name) != (size_t)(blank - line) || strncmp(zone->name, line, blank - line) != 0)
            continue;
        if (target < zone->lowest || target > zone->highest)
            return -1;
        zone->target = target;
        return 0;
    }
    return -1;
}
