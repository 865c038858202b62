#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

long count_matches(const char *pattern, const char *path)
{
    if (setenv("PATTERN", pattern, 1) != 0 || setenv("LOG_FILE", path, 1) != 0)
        return -1;
    FILE *out = popen("exec grep -E -c -e \"$PATTERN\" -- \"$LOG_FILE\"", "r");
    if (!out)
        return -1;
    long count = -1;
    int found = fscanf(out, "%ld", &count);
    int status = pclose(out);
    if (status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        return -1;
    return found == 1 ? count : -1;
}
