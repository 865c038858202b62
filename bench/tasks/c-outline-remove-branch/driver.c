#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads commands from standard input: add PARENT TITLE, remove ID, select ID, selected, print, clear */
int main(void)
{
    struct outline outline = {0};
    char line[600], title[500];
    int id;

    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "add %d %499[^\n]", &id, title) == 2) {
            char *own = strcpy(malloc(strlen(title) + 1), title);
            printf("%d\n", outline_add(&outline, id, own));
            free(own);
        } else if (sscanf(line, "remove %d", &id) == 1) {
            printf("%d\n", outline_remove(&outline, id));
        } else if (sscanf(line, "select %d", &id) == 1) {
            printf("%d\n", outline_select(&outline, id));
        } else if (strncmp(line, "selected", 8) == 0) {
            const char *found = outline_selected(&outline);
            puts(found ? found : "(none)");
        } else if (strncmp(line, "print", 5) == 0) {
            outline_print(&outline, stdout);
        } else {
            outline_clear(&outline);
        }
    }
    outline_clear(&outline);
    return 0;
}
