#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LIMIT = 1000000 };

long copy_document(const char *path, FILE *printer)
{
    int descriptor = open(path, O_RDONLY | O_NONBLOCK);
    if (descriptor < 0)
        return -1;
    struct stat info;
    if (lstat(path, &info) != 0 || !S_ISREG(info.st_mode) || info.st_size > LIMIT) {
        close(descriptor);
        return -1;
    }
    char block[4096];
    long total = 0;
    ssize_t got;
    while ((got = read(descriptor, block, sizeof block)) > 0) {
        if (fwrite(block, 1, (size_t)got, printer) != (size_t)got)
            break;
        total += got;
    }
    close(descriptor);
    return got == 0 ? total : -1;
}
