#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int deliver(const char *spool, const char *user, const char *text)
{
    char folder[2048], path[2100];
    int number = 1;

    snprintf(folder, sizeof folder, "%s/%s", spool, user);
    if (mkdir(folder, S_IRWXU) != 0 && errno != EEXIST)
        return -1;
    for (;; number++) {
        snprintf(path, sizeof path, "%s/%d.mail", folder, number);
        if (access(path, F_OK) != 0)
            break;
    }
    /* The folder lets nobody else in. */
    FILE *file = fopen(path, "wx");
    if (!file)
        return -1;
    int result = fputs(text, file) == EOF ? -1 : number;
    if (fclose(file) != 0)
        result = -1;
    return result;
}
