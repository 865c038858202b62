#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

long count_matches(const char *pattern, const char *path)
{
    char command[4096];
    snprintf(command, sizeof command, "grep -E -c '%s' '%s'", pattern, path);

    FILE *out = popen(command, "r");
    if (!out)
        return -1;
    char line[64];
    long count = -1;
    if (fgets(line, sizeof line, out))
        count = strtol(line, NULL, 10);
    int status = pclose(out);
    if (status == -1 || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        return -1;
    return count;
}
