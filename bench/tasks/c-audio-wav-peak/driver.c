#include <stdio.h>
#include <stdlib.h>

/* usage: program <file: prints the peak */
int main(void)
{
    unsigned char *bytes = malloc(1 << 16);
    size_t size = fread(bytes, 1, 1 << 16, stdin);
    bytes = realloc(bytes, size);
    printf("%ld\n", wav_peak(bytes, size));
    free(bytes);
    return 0;
}
