#include <stdio.h>
#include <string.h>

int fill_text(const char *text, const char *name, int number, char *out, size_t size)
{
    int conversions = 0;
    for (const char *p = strchr(text, '%'); p != NULL; p = strchr(p, '%')) {
        if (p[1] != '%')
            conversions++;
        p += p[1] == '%' ? 2 : 1;
    }

    int length;
    if (conversions > 2)
        return -1;
    if (conversions == 2)
        length = snprintf(out, size, text, name, number);
    else
        length = snprintf(out, size, text, name);
    if (length >= (int)size)
        length = (int)size - 1;
    return length;
}
