#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *unescape_field(const char *field)
{
    char *result = malloc(strlen(field) + 1);
    if (!result)
        return NULL;
    char *out = result;

    for (const char *p = field; *p; p++) {
        if (*p != '\\') {
            *out++ = *p;
            continue;
        }
        p++;
        switch (*p) {
        case 'n':
            *out++ = '\n';
            break;
        case 't':
            *out++ = '\t';
            break;
        case 'x': {
            char hex[3] = {p[1], p[2], '\0'};
            *out++ = (char)strtol(hex, NULL, 16);
            p += 2;
            break;
        }
        default:
            *out++ = *p;
        }
    }
    *out = '\0';
    return result;
}
