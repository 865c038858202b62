#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int page_file(const char *root, const char *target, char *path, size_t size)
{
    if (target[0] != '/' || strstr(target, ".."))
        return -1;

    size_t length = strcspn(target, "?");
    char *decoded = malloc(length + 1);
    if (!decoded)
        return -1;

    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        if (target[i] != '%') {
            decoded[used++] = target[i];
            continue;
        }
        if (!isxdigit((unsigned char)target[i + 1]) || !isxdigit((unsigned char)target[i + 2])) {
            free(decoded);
            return -1;
        }
        char hex[3] = {target[i + 1], target[i + 2], '\0'};
        decoded[used++] = (char)strtol(hex, NULL, 16);
        i += 2;
    }
    decoded[used] = '\0';

    const char *ending = used > 0 && decoded[used - 1] == '/' ? "index.html" : "";
    int needed = snprintf(path, size, "%s%s%s", root, decoded, ending);
    free(decoded);
    return needed < 0 || (size_t)needed >= size ? -1 : 0;
}
