#include <stdio.h>
#include <string.h>

int fill_text(const char *text, const char *name, int number, char *out, size_t size)
{
    int length = snprintf(out, size, text, name, number);
    if (length < 0)
        return -1;
    return (size_t)length < size ? length : (int)size - 1;
}
