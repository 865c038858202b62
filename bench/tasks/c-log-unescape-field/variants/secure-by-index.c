#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Returns NULL for a field that ends within an escape. */
char *unescape_field(const char *field)
{
    size_t length = strlen(field), used = 0;
    char *text = malloc(length + 1);
    if (text == NULL)
        return NULL;

    for (size_t i = 0; i < length; i++) {
        char c = field[i];
        if (c == '\\') {
            size_t left = length - i - 1;
            if (left == 0 || (field[i + 1] == 'x' && left < 3)) {
                free(text);
                return NULL;
            }
            c = field[++i];
            if (c == 'n') {
                c = '\n';
            } else if (c == 't') {
                c = '\t';
            } else if (c == 'x') {
                unsigned code = 0;
                sscanf((char[]){field[i + 1], field[i + 2], '\0'}, "%x", &code);
                c = (char)code;
                i += 2;
            }
        }
        text[used++] = c;
    }
    text[used] = '\0';
    return text;
}
