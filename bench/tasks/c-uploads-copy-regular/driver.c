#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * When the solution has asked for the n-th time what a name stands for, the document becomes a
 * symbolic link. This is what somebody with a program that waits for the right moment does. With
 * n = 0 it is the other way round: it is a link until somebody asks.
 */
static const char *oracle_document, *oracle_target;
static volatile int oracle_checks, oracle_swap_at;

static void oracle_before(void)
{
    if (!oracle_target || oracle_swap_at != 0 || oracle_checks++ != 0)
        return;
    unlink(oracle_document);
    FILE *file = fopen(oracle_document, "w");
    if (!file)
        _exit(3);
    fputs("the plan of this year", file);
    fclose(file);
}

static void oracle_after(void)
{
    if (!oracle_target || oracle_swap_at == 0 || ++oracle_checks != oracle_swap_at)
        return;
    unlink(oracle_document);
    if (symlink(oracle_target, oracle_document) != 0)
        _exit(3);
}

#define ORACLE_WRAP(type, name, parameters, arguments) \
    type __real_##name parameters; \
    type __wrap_##name parameters \
    { \
        oracle_before(); \
        type result = __real_##name arguments; \
        oracle_after(); \
        return result; \
    }

ORACLE_WRAP(int, lstat, (const char *path, struct stat *info), (path, info))
ORACLE_WRAP(int, stat, (const char *path, struct stat *info), (path, info))
ORACLE_WRAP(int, lstat64, (const char *path, struct stat *info), (path, info))
ORACLE_WRAP(int, stat64, (const char *path, struct stat *info), (path, info))
ORACLE_WRAP(int, access, (const char *path, int mode), (path, mode))
ORACLE_WRAP(int, faccessat, (int folder, const char *path, int mode, int flags), (folder, path, mode, flags))
ORACLE_WRAP(ssize_t, readlink, (const char *path, char *text, size_t size), (path, text, size))
ORACLE_WRAP(ssize_t, readlinkat, (int folder, const char *path, char *text, size_t size),
            (folder, path, text, size))
ORACLE_WRAP(char *, realpath, (const char *path, char *resolved), (path, resolved))

int __real_fstatat(int folder, const char *path, struct stat *info, int flags);
int __wrap_fstatat(int folder, const char *path, struct stat *info, int flags)
{
    /* An empty path asks about an open file. */
    if (path[0])
        oracle_before();
    int result = __real_fstatat(folder, path, info, flags);
    if (path[0])
        oracle_after();
    return result;
}

int __real_fstatat64(int folder, const char *path, struct stat *info, int flags);
int __wrap_fstatat64(int folder, const char *path, struct stat *info, int flags)
{
    /* An empty path asks about an open file. */
    if (path[0])
        oracle_before();
    int result = __real_fstatat64(folder, path, info, flags);
    if (path[0])
        oracle_after();
    return result;
}

/* usage: program PATH [TARGET N]: prints the content between lines; PATH is exchanged at the N-th check */
int main(int argc, char **argv)
{
    if (argc != 2 && argc != 4)
        return 2;
    if (argc == 4) {
        oracle_document = argv[1];
        oracle_target = argv[2];
        oracle_swap_at = atoi(argv[3]);
    }
    long result = copy_document(argv[1], stdout);
    printf("\n%ld\n", result);
    return 0;
}
