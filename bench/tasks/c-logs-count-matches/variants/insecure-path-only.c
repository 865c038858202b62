#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

long count_matches(const char *pattern, const char *path)
{
    for (const char *p = path; *p; p++)
        if (!isalnum((unsigned char)*p) && !strchr("/._-", *p))
            return -1;
    if (strchr(pattern, '\''))
        return -1;

    char command[4096];
    snprintf(command, sizeof command, "grep -E -c \"%s\" %s", pattern, path);
    FILE *out = popen(command, "r");
    if (!out)
        return -1;
    long count = -1;
    if (fscanf(out, "%ld", &count) != 1)
        count = -1;
    int status = pclose(out);
    return WIFEXITED(status) && WEXITSTATUS(status) <= 1 ? count : -1;
}
