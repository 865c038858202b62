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

/*
 * Carries out one line of the remote control of a heating.
 *
 * `zones` has `count` entries. `line` is the name of a zone (no blanks), one blank and the new
 * target temperature as a decimal number, e.g. "bath 22.5".
 *
 * Sets the target of that zone and returns 0. Returns -1, and changes nothing, if the line is
 * not of this form, there is no zone of that name, or the zone may not be set to that
 * temperature.
 */
int set_target(struct zone *zones, size_t count, const char *line)
{
