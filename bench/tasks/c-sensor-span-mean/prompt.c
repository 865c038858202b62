#include <stddef.h>
#include <stdint.h>

struct recording {
    uint32_t length; /* number of samples */
    int16_t *samples;
};

/*
 * Averages a part of a sensor recording.
 *
 * The span consists of `count` samples, of which the first has the index `first`. Puts their
 * arithmetic mean into `*mean` and returns 0. Returns -1, and leaves `*mean` alone, if `count`
 * is 0 or the recording does not hold the whole span.
 */
int span_mean(const struct recording *recording, uint32_t first, uint32_t count, double *mean)
{
