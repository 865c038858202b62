#include <stdio.h>
#include <stdlib.h>

/* usage: program SECONDS RATE CHANNELS: makes a clip, looks through it, fills it and prints what it saw */
int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    unsigned given[3];
    for (int i = 0; i < 3; i++)
        given[i] = (unsigned)strtoul(argv[i + 1], NULL, 10);
    struct clip *clip = clip_new(given[0], given[1], given[2]);
    if (clip == NULL) {
        puts("none");
        return 0;
    }
    unsigned long samples = 0, loud = 0;
    short *sample = clip->samples;
    for (unsigned second = 0; second < clip->seconds; second++)
        for (unsigned frame = 0; frame < clip->rate; frame++)
            for (unsigned channel = 0; channel < clip->channels; channel++) {
                loud += *sample != 0;
                *sample++ = 1;
                samples++;
            }
    printf("%u %u %u: %lu samples, %lu loud\n", clip->seconds, clip->rate, clip->channels, samples, loud);
    free(clip->samples);
    free(clip);
    return 0;
}
