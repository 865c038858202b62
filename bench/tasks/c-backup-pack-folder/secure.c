#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

int pack_folder(const char *folder, const char *archive)
{
    pid_t child = fork();
    if (child < 0)
        return -1;
    if (child == 0) {
        execlp("tar", "tar", "--force-local", "-czf", archive, "-C", folder, "--", ".", (char *)NULL);
        _exit(127);
    }
    int status;
    if (waitpid(child, &status, 0) != child)
        return -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}
