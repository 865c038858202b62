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
    uint64_t frames = seconds * rate;
    uint64_t count = frames * channels;
    if (count > SIZE_MAX / sizeof(int16_t))
        return NULL;

    struct clip *clip = malloc(sizeof *clip);
    if (clip == NULL)
        return NULL;
    clip->seconds = seconds;
    clip->rate = rate;
    clip->channels = channels;
    clip->samples = calloc(count, sizeof(int16_t));
    if (clip->samples == NULL) {
        free(clip);
        return NULL;
    }
    return clip;
}
