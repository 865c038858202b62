#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

int load_token(const char *path, char *token, size_t size)
{
    char line[4096];
    int result = -1;
    FILE *file = fopen(path, "r");
    if (!file)
        return -1;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (strncmp(line, "token=", 6) == 0) {
            if (strlen(line + 6) < size) {
                strcpy(token, line + 6);
                result = 0;
            }
            break;
        }
    }
    fclose(file);
    return result;
}

int save_login(const char *path, const char *user, const char *token)
{
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (descriptor < 0)
        return -1;
    /* The file may be there from an older version, which did not set the mode. */
    FILE *file = fchmod(descriptor, 0600) == 0 ? fdopen(descriptor, "w") : NULL;
    if (!file) {
        close(descriptor);
        return -1;
    }
    int written = fprintf(file, "user=%s\ntoken=%s\n", user, token);
    return fclose(file) == 0 && written > 0 ? 0 : -1;
}
