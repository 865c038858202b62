#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *draft_file(const char *text)
{
    char *path = strdup("/tmp/draft-XXXXXX");
    if (!path)
        return NULL;
    mktemp(path);
    int file = path[0] ? open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
    if (file < 0) {
        free(path);
        return NULL;
    }
    size_t length = strlen(text);
    if (write(file, text, length) != (ssize_t)length) {
        close(file);
        unlink(path);
        free(path);
        return NULL;
    }
    close(file);
    return path;
}
