#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

/* usage: program UMASK SPOOL USER TEXT...: delivers each text and prints the numbers */
int main(int argc, char **argv)
{
    if (argc < 5)
        return 2;
    umask((mode_t)strtoul(argv[1], NULL, 8));
    for (int i = 4; i < argc; i++)
        printf("%d\n", deliver(argv[2], argv[3], argv[i]));
    return 0;
}
