#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program ROOT TARGET SIZE: prints the file that page_file finds, or what it returned */
int main(int argc, char **argv)
{
    if (argc != 4)
        return 2;
    size_t size = strtoul(argv[3], NULL, 10);
    /* All are on the heap, where reading or writing one byte too many is noticed. */
    char *path = malloc(size), *root = strdup(argv[1]), *target = strdup(argv[2]);
    int result = page_file(root, target, path, size);
    if (result != 0) {
        printf("returned %d\n", result);
        return 0;
    }
    FILE *file = fopen(path, "rb");
    if (!file) {
        puts("no such file");
        return 0;
    }
    for (int byte; (byte = getc(file)) != EOF;)
        putchar(byte);
    fclose(file);
    free(path);
    return 0;
}
