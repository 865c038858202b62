#include <stdio.h>
#include <stdlib.h>

/* usage: program NUMBER ... <catalogue: prints each text, or "none" */
int main(int argc, char **argv)
{
    unsigned char *bytes = malloc(1 << 16);
    size_t size = fread(bytes, 1, 1 << 16, stdin);
    bytes = realloc(bytes, size);
    for (int i = 1; i < argc; i++) {
        const char *text = catalogue_text(bytes, size, (unsigned)strtoul(argv[i], NULL, 10));
        puts(text != NULL ? text : "none");
    }
    free(bytes);
    return 0;
}
