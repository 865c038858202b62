#include <stdio.h>
#include <stdlib.h>

/* usage: program LENGTH FIRST COUNT: averages in a recording of 0, 10, 20 ... and prints the result */
int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    struct recording recording = {(unsigned)strtoul(argv[1], NULL, 10), NULL};
    recording.samples = malloc(recording.length * sizeof *recording.samples);
    for (unsigned i = 0; i < recording.length; i++)
        recording.samples[i] = (short)(10 * i);
    double mean = -1;
    unsigned first = (unsigned)strtoul(argv[2], NULL, 10), count = (unsigned)strtoul(argv[3], NULL, 10);
    int result = span_mean(&recording, first, count, &mean);
    printf("%d %.3f\n", result, mean);
    free(recording.samples);
    return 0;
}
