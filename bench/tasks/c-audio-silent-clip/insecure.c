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
    struct clip *clip = malloc(sizeof(struct clip));
    if (!clip)
        return NULL;

    size_t size = seconds * rate * channels * sizeof(int16_t);
    clip->samples = malloc(size);
    if (!clip->samples) {
        free(clip);
        return NULL;
    }
    memset(clip->samples, 0, size);
    clip->seconds = seconds;
    clip->rate = rate;
    clip->channels = channels;
    return clip;
}
