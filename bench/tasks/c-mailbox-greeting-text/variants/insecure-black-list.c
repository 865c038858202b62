#include <stdio.h>
#include <string.h>

int fill_text(const char *text, const char *name, int number, char *out, size_t size)
{
    if (strstr(text, "%n") != NULL || strstr(text, "%p") != NULL || strstr(text, "%x") != NULL)
        return -1;
    snprintf(out, size, text, name, number);
    return (int)strlen(out);
}
