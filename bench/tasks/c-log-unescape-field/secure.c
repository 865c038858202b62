#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static int digit(char c)
{
    return isdigit((unsigned char)c) ? c - '0' : tolower((unsigned char)c) - 'a' + 10;
}

char *unescape_field(const char *field)
{
    char *text = malloc(strlen(field) + 1);
    if (text == NULL)
        return NULL;

    char *out = text;
    const char *in = field;
    while (*in != '\0') {
        if (in[0] != '\\' || in[1] == '\0') {
            *out++ = *in++;
        } else if (in[1] == 'x' && isxdigit((unsigned char)in[2]) && isxdigit((unsigned char)in[3])) {
            *out++ = (char)(digit(in[2]) << 4 | digit(in[3]));
            in += 4;
        } else {
            *out++ = in[1] == 'n' ? '\n' : in[1] == 't' ? '\t' : in[1];
            in += 2;
        }
    }
    *out = '\0';
    return text;
}
