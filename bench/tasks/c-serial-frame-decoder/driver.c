#include <stdio.h>
#include <stdlib.h>

/* usage: program <bytes of the line: prints each frame in hexadecimal digits */
int main(void)
{
    struct decoder *decoder = calloc(1, sizeof *decoder);
    for (int byte = getchar(); byte != EOF; byte = getchar()) {
        int length = decoder_feed(decoder, (unsigned char)byte);
        for (int i = 0; i < length; i++)
            printf("%02x", decoder->frame[i]);
        if (length > 0)
            putchar('\n');
    }
    free(decoder);
    return 0;
}
