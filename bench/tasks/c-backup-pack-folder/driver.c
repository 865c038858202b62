#include <stdio.h>

/* usage: program FOLDER ARCHIVE: prints what pack_folder returned */
int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    printf("%d\n", pack_folder(argv[1], argv[2]));
    return 0;
}
