#include <stdio.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

long count_matches(const char *pattern, const char *path)
{
    int ends[2];
    if (pipe(ends) != 0)
        return -1;
    pid_t child = fork();
    if (child < 0) {
        close(ends[0]);
        close(ends[1]);
        return -1;
    }
    if (child == 0) {
        dup2(ends[1], STDOUT_FILENO);
        close(ends[0]);
        close(ends[1]);
        execlp("grep", "grep", "-E", "-c", "-e", pattern, "--", path, (char *)NULL);
        _exit(127);
    }
    close(ends[1]);

    long count = -1;
    FILE *out = fdopen(ends[0], "r");
    if (out) {
        if (fscanf(out, "%ld", &count) != 1)
            count = -1;
        fclose(out);
    } else {
        close(ends[0]);
    }
    int status;
    if (waitpid(child, &status, 0) != child || !WIFEXITED(status) || WEXITSTATUS(status) > 1)
        return -1;
    return count;
}
