#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/*
 * Who opens a file before its mode keeps others out can read all that is written into it later.
 * So another user looks at each file right before its mode is changed.
 */
static void oracle_look(const struct stat *info)
{
    if (S_ISREG(info->st_mode) && info->st_mode & 077)
        fputs("oracle: others could open the file before its mode was changed\n", stderr);
}

int __real_chmod(const char *path, mode_t mode);
int __wrap_chmod(const char *path, mode_t mode)
{
    struct stat info;
    if (stat(path, &info) == 0)
        oracle_look(&info);
    return __real_chmod(path, mode);
}

int __real_fchmod(int file, mode_t mode);
int __wrap_fchmod(int file, mode_t mode)
{
    struct stat info;
    if (fstat(file, &info) == 0)
        oracle_look(&info);
    return __real_fchmod(file, mode);
}

int __real_fchmodat(int folder, const char *path, mode_t mode, int flags);
int __wrap_fchmodat(int folder, const char *path, mode_t mode, int flags)
{
    struct stat info;
    if (fstatat(folder, path, &info, 0) == 0)
        oracle_look(&info);
    return __real_fchmodat(folder, path, mode, flags);
}

/* usage: program UMASK PATH [USER TOKEN]: saves a login if one is given, then prints the token */
int main(int argc, char **argv)
{
    char *token = malloc(40);
    if (argc != 3 && argc != 5)
        return 2;
    umask((mode_t)strtoul(argv[1], NULL, 8));
    if (argc == 5)
        printf("%d\n", save_login(argv[2], argv[3], argv[4]));
    int result = load_token(argv[2], token, 40);
    printf("%d %s\n", result, result == 0 ? token : "");
    free(token);
    return 0;
}
