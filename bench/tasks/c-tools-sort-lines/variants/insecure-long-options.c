#include <fcntl.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int sort_list(const char *name, int reverse, const char *result)
{
    if (strncmp(name, "--", 2) == 0)
        return -1;
    pid_t child = fork();
    if (child == -1)
        return -1;
    if (child == 0) {
        int out = open(result, O_WRONLY | O_CREAT | O_TRUNC, 0644);
        if (out < 0 || dup2(out, STDOUT_FILENO) < 0)
            _exit(1);
        close(out);
        if (reverse)
            execlp("sort", "sort", "-r", name, (char *)NULL);
        else
            execlp("sort", "sort", name, (char *)NULL);
        _exit(127);
    }
    int status;
    waitpid(child, &status, 0);
    return status == 0 ? 0 : -1;
}
