#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static void drop_parents(char *name)
{
    for (char *p = strstr(name, "../"); p; p = strstr(p, "../"))
        memmove(p, p + 3, strlen(p + 3) + 1);
}

int receive_files(FILE *stream, const char *folder)
{
    char line[256], name[201], path[4096];
    size_t size;
    int count = 0;

    while (fgets(line, sizeof line, stream)) {
        if (sscanf(line, "FILE %200s %zu", name, &size) != 2)
            return -1;
        drop_parents(name);
        snprintf(path, sizeof path, "%s/%s", folder, name);
        for (char *p = path + strlen(folder) + 1; *p; p++) {
            if (*p == '/') {
                *p = '\0';
                mkdir(path, 0755);
                *p = '/';
            }
        }
        FILE *file = fopen(path, "wb");
        if (!file)
            return -1;
        while (size > 0) {
            char block[4096];
            size_t want = size < sizeof block ? size : sizeof block;
            size_t got = fread(block, 1, want, stream);
            if (got == 0) {
                fclose(file);
                return -1;
            }
            fwrite(block, 1, got, file);
            size -= got;
        }
        fclose(file);
        count++;
    }
    return count;
}
