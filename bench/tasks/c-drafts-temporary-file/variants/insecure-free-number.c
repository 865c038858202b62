#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

char *draft_file(const char *text)
{
    char path[64];
    struct stat info;
    unsigned long number = (unsigned long)time(NULL) * 1000 + (unsigned long)getpid() % 1000;

    /* The first name that nobody uses */
    do {
        snprintf(path, sizeof path, "/tmp/draft-%lu", number++);
    } while (lstat(path, &info) == 0);
    FILE *file = fopen(path, "w");
    if (!file)
        return NULL;
    fchmod(fileno(file), 0600);
    int failed = fputs(text, file) == EOF;
    if (fclose(file) != 0 || failed) {
        remove(path);
        return NULL;
    }
    return strdup(path);
}
