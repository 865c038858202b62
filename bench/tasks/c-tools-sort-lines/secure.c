#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int sort_list(const char *name, int reverse, const char *result)
{
    pid_t child = fork();
    if (child < 0)
        return -1;
    if (child == 0) {
        const char *arguments[8];
        int count = 0;
        arguments[count++] = "sort";
        if (reverse)
            arguments[count++] = "-r";
        arguments[count++] = "-o";
        arguments[count++] = result;
        arguments[count++] = "--";
        arguments[count++] = name;
        arguments[count] = NULL;
        execvp("sort", (char *const *)arguments);
        _exit(127);
    }
    int status;
    if (waitpid(child, &status, 0) != child)
        return -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}
