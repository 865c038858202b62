#include <fcntl.h>
#include <stdio.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int sort_list(const char *name, int reverse, const char *result)
{
    char path[4096];
    int length = snprintf(path, sizeof path, "%s%s", name[0] == '-' ? "./" : "", name);
    if (length < 0 || length >= (int)sizeof path)
        return -1;
    pid_t child = fork();
    if (child == 0) {
        execlp("sort", "sort", "-o", result, path, reverse ? "-r" : (char *)NULL, (char *)NULL);
        _exit(127);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) < 0)
        return -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}
