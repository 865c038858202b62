#include <stdio.h>

/* usage: program TEXT: prints what the solution returns */
int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    printf("%d\n", solve(argv[1]));
    return 0;
}
