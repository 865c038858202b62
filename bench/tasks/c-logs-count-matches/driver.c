#include <stdio.h>

/* usage: program PATTERN PATH: prints what count_matches returned */
int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    printf("%ld\n", count_matches(argv[1], argv[2]));
    return 0;
}
