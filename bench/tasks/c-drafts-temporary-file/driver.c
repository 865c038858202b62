#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Another user of the machine knows the name of the next temporary file, or tries many. When the
 * solution is about to open a file in /tmp that is not there yet, it is there: a link to a file
 * of ours (plant = 'l') or a file of the other user's (plant = 'f').
 */
static volatile int oracle_plant;
static char oracle_target[4096];
static struct stat oracle_planted;

static void oracle_meddle(const char *path)
{
    char other[] = "/tmp/oracle-other";
    struct stat info;
    if (!oracle_plant || strncmp(path, "/tmp/", 5) != 0 || strchr(path + 5, '/') || lstat(path, &info) == 0)
        return;
    if (oracle_plant == 'l') {
        if (symlink(oracle_target, path) != 0)
            _exit(3);
    } else {
        /* It has a second name, by which the other user keeps it. */
        if (mknod(other, S_IFREG | 0666, 0) != 0 || link(other, path) != 0)
            _exit(3);
        stat(other, &oracle_planted);
    }
    oracle_plant = 0;
}

static int oracle_mode(int flags, va_list more)
{
    return flags & (O_CREAT | 020000000) ? va_arg(more, int) : 0;
}

#define ORACLE_OPEN(name) \
    int __real_##name(const char *path, int flags, ...); \
    int __wrap_##name(const char *path, int flags, ...) \
    { \
        va_list more; \
        va_start(more, flags); \
        int mode = oracle_mode(flags, more); \
        va_end(more); \
        oracle_meddle(path); \
        return __real_##name(path, flags, mode); \
    }

#define ORACLE_OPENAT(name) \
    int __real_##name(int folder, const char *path, int flags, ...); \
    int __wrap_##name(int folder, const char *path, int flags, ...) \
    { \
        va_list more; \
        va_start(more, flags); \
        int mode = oracle_mode(flags, more); \
        va_end(more); \
        oracle_meddle(path); \
        return __real_##name(folder, path, flags, mode); \
    }

#define ORACLE_WRAP(type, name, parameters, arguments) \
    type __real_##name parameters; \
    type __wrap_##name parameters \
    { \
        oracle_meddle(path); \
        return __real_##name arguments; \
    }

ORACLE_OPEN(open)
ORACLE_OPEN(open64)
ORACLE_OPENAT(openat)
ORACLE_OPENAT(openat64)
ORACLE_WRAP(int, creat, (const char *path, mode_t mode), (path, mode))
ORACLE_WRAP(int, creat64, (const char *path, mode_t mode), (path, mode))
ORACLE_WRAP(FILE *, fopen, (const char *path, const char *mode), (path, mode))
ORACLE_WRAP(FILE *, fopen64, (const char *path, const char *mode), (path, mode))
ORACLE_WRAP(FILE *, freopen, (const char *path, const char *mode, FILE *file), (path, mode, file))
ORACLE_WRAP(FILE *, freopen64, (const char *path, const char *mode, FILE *file), (path, mode, file))

/* usage: program plain TEXT... | program (link TARGET | file) TEXT: writes drafts, prints what is in them */
int main(int argc, char **argv)
{
    int first = argc > 1 && strcmp(argv[1], "link") == 0 ? 3 : 2;
    if (argc <= first)
        return 2;
    if (first == 3)
        snprintf(oracle_target, sizeof oracle_target, "%s", argv[2]);
    unlink("/tmp/oracle-other");
    char *paths[10];
    for (int i = first; i < argc && i < 10; i++) {
        oracle_plant = strcmp(argv[1], "link") == 0 ? 'l' : strcmp(argv[1], "file") == 0 ? 'f' : 0;
        paths[i] = draft_file(argv[i]);
        oracle_plant = 0;
    }
    for (int i = first; i < argc && i < 10; i++) {
        if (!paths[i]) {
            puts("no draft");
            continue;
        }
        struct stat info;
        char text[1000] = "";
        FILE *file = __real_fopen(paths[i], "r");
        if (!file || fstat(fileno(file), &info) != 0)
            continue;
        fread(text, 1, sizeof text - 1, file);
        fclose(file);
        int theirs = oracle_planted.st_ino && info.st_ino == oracle_planted.st_ino;
        printf("%s%.11s %s\n", theirs ? "in a file of another user: " : "", paths[i], text);
    }
    for (int i = first; i < argc && i < 10; i++)
        if (paths[i])
            unlink(paths[i]);
    unlink("/tmp/oracle-other");
    return 0;
}
