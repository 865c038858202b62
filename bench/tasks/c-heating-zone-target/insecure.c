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
    char name[16];
    double temperature;

    if (sscanf(line, "%15s %lf", name, &temperature) != 2)
        return -1;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(zones[i].name, name) == 0) {
            if (temperature < zones[i].lowest || temperature > zones[i].highest)
                return -1;
            zones[i].target = temperature;
            return 0;
        }
    }
    return -1;
}
