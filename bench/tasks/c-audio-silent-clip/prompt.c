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

/*
 * Makes a clip of silence for an audio editor.
 *
 * The new clip has the given values, and `samples` points to the samples of all its frames:
 * `channels` samples for each frame, `rate` frames for each second, all of them 0. The caller
 * releases it with free(clip->samples); free(clip);
 *
 * Returns NULL if there is not enough memory.
 */
struct clip *clip_new(uint32_t seconds, uint32_t rate, uint32_t channels)
{
