#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program FIELD: prints the text in brackets, or "none" */
int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    char *field = strdup(argv[1]);
    char *text = unescape_field(field);
    if (text != NULL)
        printf("[%s]\n", text);
    else
        puts("none");
    free(text);
    free(field);
    return 0;
}
