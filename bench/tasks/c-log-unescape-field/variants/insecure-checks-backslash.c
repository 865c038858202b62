#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *unescape_field(const char *field)
{
    size_t used = 0;
    char *text = malloc(strlen(field) + 1);
    if (text == NULL)
        return NULL;

    while (*field) {
        if (*field != '\\' || field[1] == '\0') {
            text[used++] = *field++;
            continue;
        }
        field++;
        if (*field == 'x') {
            unsigned code = 0;
            sscanf(field + 1, "%2x", &code);
            text[used++] = (char)code;
            field += 3;
            continue;
        }
        text[used++] = *field == 'n' ? '\n' : *field == 't' ? '\t' : *field;
        field++;
    }
    text[used] = '\0';
    return text;
}
