#include <stddef.h>
#include <stdint.h>

struct recording {
    uint32_t length; /* number of samples */
    int16_t *samples;
};

int span_mean(const struct recording *recording, uint32_t first, uint32_t count, double *mean)
{
    uint64_t end = (uint64_t)first + count;
    if (end > recording->length || end == first)
        return -1;

    double sum = 0;
    for (uint64_t i = first; i < end; i++)
        sum += recording->samples[i];
    *mean = sum / count;
    return 0;
}
