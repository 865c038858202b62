#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program LEVEL_SIZE <packed data: prints the result and the level's bytes */
int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    size_t room = strtoul(argv[1], NULL, 10);
    unsigned char *packed = malloc(1 << 16);
    size_t size = fread(packed, 1, 1 << 16, stdin);
    packed = realloc(packed, size);
    unsigned char *level = malloc(room);
    memset(level, '.', room);
    long unpacked = unpack_level(packed, size, level, room);
    printf("%ld\n", unpacked);
    if (unpacked > 0)
        fwrite(level, 1, (size_t)unpacked, stdout);
    free(level);
    free(packed);
    return 0;
}
