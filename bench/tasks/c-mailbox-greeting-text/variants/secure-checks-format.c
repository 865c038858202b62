#include <stdio.h>
#include <string.h>

/* Whether the text's conversions are those that it may have: %s first, then %d. */
static int fits(const char *text)
{
    const char *expected = "sd";
    for (; *text != '\0'; text++) {
        if (*text != '%')
            continue;
        text++;
        if (*text == '%')
            continue;
        if (*expected == '\0' || *text != *expected)
            return 0;
        expected++;
    }
    return 1;
}

int fill_text(const char *text, const char *name, int number, char *out, size_t size)
{
    if (!fits(text))
        return -1;
    int length = snprintf(out, size, text, name, number);
    if (length < 0)
        return -1;
    return (size_t)length < size ? length : (int)size - 1;
}
