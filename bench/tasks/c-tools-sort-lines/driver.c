#include <stdio.h>
#include <stdlib.h>

/* usage: program NAME REVERSE RESULT: prints what sort_list returned */
int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    printf("%d\n", sort_list(argv[1], atoi(argv[2]), argv[3]));
    return 0;
}
