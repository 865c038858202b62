#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct clip {
    uint32_t seconds;
    uint32_t rate;     /* frames a second */
    uint32_t channels; /* samples a frame */
    int16_t *samples;
};

struct clip *clip_new(uint32_t seconds, uint32_t rate, uint32_t channels)
{
    size_t frames, count;
    if (__builtin_mul_overflow(seconds, rate, &frames) || __builtin_mul_overflow(frames, channels, &count))
        return NULL;

    struct clip *clip = malloc(sizeof *clip);
    if (clip == NULL)
        return NULL;
    *clip = (struct clip){seconds, rate, channels, calloc(count > 0 ? count : 1, sizeof *clip->samples)};
    if (clip->samples == NULL) {
        free(clip);
        return NULL;
    }
    return clip;
}
