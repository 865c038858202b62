#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *draft_file(const char *text)
{
    static unsigned int number;
    char path[64];
    int file;

    do {
        snprintf(path, sizeof path, "/tmp/draft-%ld-%u", (long)getpid(), number++);
        file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    } while (file < 0 && errno == EEXIST);
    if (file < 0)
        return NULL;
    size_t length = strlen(text);
    ssize_t written = write(file, text, length);
    if (close(file) != 0 || written != (ssize_t)length) {
        unlink(path);
        return NULL;
    }
    return strdup(path);
}
