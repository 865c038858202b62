#include <stdio.h>
#include <string.h>

int fill_text(const char *text, const char *name, int number, char *out, size_t size)
{
    char digits[16];
    snprintf(digits, sizeof digits, "%d", number);

    size_t used = 0;
    while (*text != '\0') {
        char plain[2] = {*text, '\0'};
        const char *piece = plain;
        size_t step = 1;
        if (text[0] == '%') {
            piece = text[1] == 's' ? name : text[1] == 'd' ? digits : plain;
            if (piece != plain || text[1] == '%')
                step = 2;
        }
        size_t length = strlen(piece);
        if (length > size - 1 - used)
            length = size - 1 - used;
        memcpy(out + used, piece, length);
        used += length;
        text += step;
    }
    out[used] = '\0';
    return (int)used;
}
