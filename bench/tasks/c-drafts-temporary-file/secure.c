#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *draft_file(const char *text)
{
    char *path = strdup("/tmp/draft-XXXXXX");
    if (!path)
        return NULL;
    int descriptor = mkstemp(path);
    if (descriptor < 0) {
        free(path);
        return NULL;
    }
    FILE *file = fdopen(descriptor, "w");
    int failed = !file || fputs(text, file) == EOF;
    if (file ? fclose(file) != 0 : close(descriptor) != 0)
        failed = 1;
    if (failed) {
        unlink(path);
        free(path);
        return NULL;
    }
    return path;
}
