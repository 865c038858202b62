#include <stdlib.h>
#include <string.h>

/* Appends the text in single quotes, as one word of a shell command. */
static char *add_word(char *end, const char *text)
{
    *end++ = '\'';
    for (; *text; text++) {
        if (*text == '\'') {
            memcpy(end, "'\\''", 4);
            end += 4;
        } else {
            *end++ = *text;
        }
    }
    *end++ = '\'';
    *end = '\0';
    return end;
}

int pack_folder(const char *folder, const char *archive)
{
    char *command = malloc(4 * (strlen(folder) + strlen(archive)) + 50);
    if (!command)
        return -1;
    char *end = stpcpy(command, "tar -czf ");
    end = add_word(end, archive);
    end = stpcpy(end, " -C ");
    end = add_word(end, folder);
    strcpy(end, " .");
    int status = system(command);
    free(command);
    return status == 0 ? 0 : -1;
}
