#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int decode(const char *target, char *out, size_t size)
{
    size_t used = 0;
    while (*target && *target != '?') {
        unsigned int byte = (unsigned char)*target;
        if (byte == '%') {
            if (!isxdigit((unsigned char)target[1]) || !isxdigit((unsigned char)target[2]))
                return -1;
            sscanf(target + 1, "%2x", &byte);
            target += 2;
        }
        target++;
        if (used + 1 >= size)
            return -1;
        out[used++] = (char)byte;
    }
    out[used] = '\0';
    return 0;
}

int page_file(const char *root, const char *target, char *path, size_t size)
{
    char decoded[PATH_MAX], real_root[PATH_MAX], real_path[PATH_MAX];

    if (target[0] != '/' || decode(target, decoded, sizeof decoded) != 0)
        return -1;
    size_t length = strlen(decoded);
    const char *ending = length > 0 && decoded[length - 1] == '/' ? "index.html" : "";
    int needed = snprintf(path, size, "%s%s%s", root, decoded, ending);
    if (needed < 0 || (size_t)needed >= size)
        return -1;
    if (!realpath(root, real_root) || !realpath(path, real_path))
        return -1;
    length = strlen(real_root);
    if (strncmp(real_path, real_root, length) != 0)
        return -1;
    return 0;
}
