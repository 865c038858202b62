#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Writes NAME without ".", ".." and empty parts; a ".." takes away the part before it. */
static void tidy(const char *name, char *out)
{
    size_t used = 0;
    while (*name) {
        size_t length = strcspn(name, "/");
        if (length == 2 && strncmp(name, "..", 2) == 0) {
            while (used > 0 && out[--used] != '/')
                ;
        } else if (length > 0 && !(length == 1 && name[0] == '.')) {
            if (used > 0)
                out[used++] = '/';
            memcpy(out + used, name, length);
            used += length;
        }
        name += length;
        name += *name == '/';
    }
    out[used] = '\0';
}

int receive_files(FILE *stream, const char *folder)
{
    char line[256], name[201], tidied[202], path[4096];
    unsigned long size;
    int count = 0;

    while (fgets(line, sizeof line, stream)) {
        if (sscanf(line, "FILE %200s %lu", name, &size) != 2)
            return -1;
        tidy(name, tidied);
        if (tidied[0] == '\0')
            return -1;
        if (snprintf(path, sizeof path, "%s/%s", folder, tidied) >= (int)sizeof path)
            return -1;
        for (char *p = path + strlen(folder) + 1; (p = strchr(p, '/')); p++) {
            *p = '\0';
            if (mkdir(path, 0777) != 0 && errno != EEXIST)
                return -1;
            *p = '/';
        }
        FILE *file = fopen(path, "wb");
        if (!file)
            return -1;
        for (; size > 0; size--) {
            int byte = fgetc(stream);
            if (byte == EOF) {
                fclose(file);
                return -1;
            }
            fputc(byte, file);
        }
        fclose(file);
        count++;
    }
    return count;
}
