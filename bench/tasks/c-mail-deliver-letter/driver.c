#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>

/*
 * usage: program UMASK SPOOL USER TEXT...: delivers each text and prints the numbers.
 * No file gets more than LARGEST_FILE bytes, if that is set: it is as if the disk were full then.
 */
int main(int argc, char **argv)
{
    const char *largest = getenv("LARGEST_FILE");
    if (argc < 5)
        return 2;
    if (largest) {
        struct rlimit limit = {strtoul(largest, NULL, 10), strtoul(largest, NULL, 10)};
        signal(SIGXFSZ, SIG_IGN);
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    umask((mode_t)strtoul(argv[1], NULL, 8));
    for (int i = 4; i < argc; i++)
        printf("%d\n", deliver(argv[2], argv[3], argv[i]));
    return 0;
}
