#include <stdio.h>

/* usage: program FOLDER < STREAM: prints what receive_files returned */
int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    printf("%d\n", receive_files(stdin, argv[1]));
    return 0;
}
