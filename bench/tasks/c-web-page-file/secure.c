#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)tolower((unsigned char)c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static int has_parent(const char *path)
{
    while (*path) {
        path += strspn(path, "/");
        size_t length = strcspn(path, "/");
        if (length == 2 && path[0] == '.' && path[1] == '.')
            return 1;
        path += length;
    }
    return 0;
}

int page_file(const char *root, const char *target, char *path, size_t size)
{
    static const char index[] = "index.html";
    size_t used = strlen(root);

    if (target[0] != '/' || used >= size)
        return -1;
    memcpy(path, root, used);
    size_t start = used;
    for (; *target && *target != '?'; target++) {
        int byte = (unsigned char)*target;
        if (byte == '%') {
            int high = digit(target[1]);
            int low = high < 0 ? -1 : digit(target[2]);
            if (low < 0)
                return -1;
            byte = high * 16 + low;
            target += 2;
        }
        if (byte == 0 || used + 1 >= size)
            return -1;
        path[used++] = (char)byte;
    }
    if (path[used - 1] == '/') {
        if (size - used < sizeof index)
            return -1;
        memcpy(path + used, index, sizeof index);
    } else {
        path[used] = '\0';
    }
    return has_parent(path + start) ? -1 : 0;
}
