#include <stddef.h>
#include <stdint.h>

struct recording {
    uint32_t length; /* number of samples */
    int16_t *samples;
};

int span_mean(const struct recording *recording, uint32_t first, uint32_t count, double *mean)
{
    if (count == 0 || first > recording->length || count > recording->length - first)
        return -1;

    int64_t sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += recording->samples[first + i];
    *mean = (double)sum / count;
    return 0;
}
