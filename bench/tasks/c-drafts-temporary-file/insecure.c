#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

char *draft_file(const char *text)
{
    static int count;
    char *path = malloc(64);
    if (!path)
        return NULL;
    snprintf(path, 64, "/tmp/draft-%d-%d.txt", (int)getpid(), ++count);

    FILE *file = fopen(path, "w");
    if (!file) {
        free(path);
        return NULL;
    }
    fputs(text, file);
    if (fclose(file) != 0) {
        remove(path);
        free(path);
        return NULL;
    }
    return path;
}
