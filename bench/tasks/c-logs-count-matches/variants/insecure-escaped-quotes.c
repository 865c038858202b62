#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* The text with a backslash before each double quote and each backslash. */
static char *escaped(const char *text)
{
    char *result = malloc(2 * strlen(text) + 1);
    char *end = result;
    if (!result)
        return NULL;
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            *end++ = '\\';
        *end++ = *text;
    }
    *end = '\0';
    return result;
}

long count_matches(const char *pattern, const char *path)
{
    char *words[2] = {escaped(pattern), escaped(path)};
    char *command = NULL;
    FILE *out = NULL;
    long count = -1;

    if (words[0] && words[1]) {
        size_t size = strlen(words[0]) + strlen(words[1]) + 50;
        command = malloc(size);
        if (command) {
            snprintf(command, size, "grep -E -c -- \"%s\" \"%s\"", words[0], words[1]);
            out = popen(command, "r");
        }
    }
    if (out) {
        if (fscanf(out, "%ld", &count) != 1)
            count = -1;
        int status = pclose(out);
        if (!WIFEXITED(status) || WEXITSTATUS(status) > 1)
            count = -1;
    }
    free(command);
    free(words[0]);
    free(words[1]);
    return count;
}
