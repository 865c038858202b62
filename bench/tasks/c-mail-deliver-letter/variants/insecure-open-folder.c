#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_all(int file, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        ssize_t written = write(file, text, left);
        if (written < 0)
            return -1;
        text += written;
        left -= (size_t)written;
    }
    return 0;
}

int deliver(const char *spool, const char *user, const char *text)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s/%s", spool, user);
    if (length < 0 || length >= (int)sizeof path - 20)
        return -1;
    if (mkdir(path, 0777) != 0 && errno != EEXIST)
        return -1;

    int number = 0, file;
    do {
        number++;
        snprintf(path + length, sizeof path - (size_t)length, "/%d.mail", number);
        file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
    } while (file < 0 && errno == EEXIST);
    if (file < 0)
        return -1;

    int failed = write_all(file, text);
    if (close(file) != 0 || failed) {
        unlink(path);
        return -1;
    }
    return number;
}
