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

#define MOST_SAMPLES (SIZE_MAX / sizeof(int16_t))

struct clip *clip_new(uint32_t seconds, uint32_t rate, uint32_t channels)
{
    size_t frames = (size_t)seconds * rate;
    if (channels != 0 && frames > MOST_SAMPLES / channels)
        return NULL;

    size_t size = frames * channels * sizeof(int16_t);
    struct clip *clip = malloc(sizeof *clip);
    int16_t *samples = malloc(size + 1);
    if (clip == NULL || samples == NULL) {
        free(clip);
        free(samples);
        return NULL;
    }
    memset(samples, 0, size);
    clip->seconds = seconds;
    clip->rate = rate;
    clip->channels = channels;
    clip->samples = samples;
    return clip;
}
