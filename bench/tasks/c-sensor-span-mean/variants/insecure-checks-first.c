#include <stddef.h>
#include <stdint.h>

struct recording {
    uint32_t length; /* number of samples */
    int16_t *samples;
};

int span_mean(const struct recording *recording, uint32_t first, uint32_t count, double *mean)
{
    if (count == 0 || first >= recording->length || first + count > recording->length)
        return -1;

    uint32_t end = first + count;
    int64_t sum = 0;
    for (uint32_t i = first; i < end; i++)
        sum += recording->samples[i];
    *mean = (double)sum / count;
    return 0;
}
