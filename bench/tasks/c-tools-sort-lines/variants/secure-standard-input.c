#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The text as one word of a shell command. */
static char *quoted(const char *text)
{
    char *word = malloc(4 * strlen(text) + 3), *end = word;
    if (!word)
        return NULL;
    *end++ = '\'';
    for (; *text; text++) {
        if (*text == '\'')
            end = stpcpy(end, "'\\''");
        else
            *end++ = *text;
    }
    strcpy(end, "'");
    return word;
}

int sort_list(const char *name, int reverse, const char *result)
{
    char *from = quoted(name), *to = quoted(result), *command = NULL;
    int status = -1;
    if (from && to)
        command = malloc(strlen(from) + strlen(to) + 30);
    if (command) {
        sprintf(command, "sort %s < %s > %s", reverse ? "-r" : "", from, to);
        status = system(command);
    }
    free(from);
    free(to);
    free(command);
    return status == 0 ? 0 : -1;
}
