#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A copy of its own on the heap, so that no text of the driver lies next to another. */
static char *oracle_own(const char *text)
{
    return strcpy(malloc(strlen(text) + 1), text);
}

/* Reads commands from standard input: set NAME VALUE, copy FROM TO, get NAME, clear */
int main(void)
{
    struct settings store = {0};
    char line[1000], name[500], value[500];

    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "set %499s %499s", name, value) == 2) {
            char *first = oracle_own(name), *second = oracle_own(value);
            printf("%d\n", settings_set(&store, first, second));
            free(first);
            free(second);
        } else if (sscanf(line, "copy %499s %499s", name, value) == 2) {
            char *first = oracle_own(name), *second = oracle_own(value);
            printf("%d\n", settings_copy(&store, first, second));
            free(first);
            free(second);
        } else if (sscanf(line, "get %499s", name) == 1) {
            const char *found = settings_get(&store, name);
            puts(found ? found : "(none)");
        } else {
            settings_clear(&store);
            printf("%zu\n", store.count);
        }
    }
    settings_clear(&store);
    return 0;
}
