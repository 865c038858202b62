#include <stdio.h>
#include <sys/stat.h>

#define MAX_SIZE 1000000

long copy_document(const char *path, FILE *printer)
{
    struct stat info;
    if (lstat(path, &info) != 0)
        return -1;
    if (!S_ISREG(info.st_mode) || info.st_size > MAX_SIZE)
        return -1;

    FILE *file = fopen(path, "rb");
    if (!file)
        return -1;
    char block[4096];
    long total = 0;
    size_t got;
    while ((got = fread(block, 1, sizeof block, file)) > 0) {
        fwrite(block, 1, got, printer);
        total += (long)got;
    }
    fclose(file);
    return total;
}
