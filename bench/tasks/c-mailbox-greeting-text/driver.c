#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program TEXT NAME NUMBER SIZE: prints the result, the filled-in text and the name */
int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    char *text = strdup(argv[1]), *name = strdup(argv[2]);
    size_t size = strtoul(argv[4], NULL, 10);
    char *out = calloc(1, size);
    int result = fill_text(text, name, atoi(argv[3]), out, size);
    printf("%d\n%s\n%s\n", result, result >= 0 ? out : "none", name);
    free(out);
    free(name);
    free(text);
    return 0;
}
