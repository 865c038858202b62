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
    FILE *file = fopen(path, "w");
    if (!file)
        return -1;
    /* Who has opened the file before this line reads the token all the same. */
    int failed = fchmod(fileno(file), S_IRUSR | S_IWUSR) != 0;
    failed |= fprintf(file, "user=%s\ntoken=%s\n", user, token) < 0;
    if (fclose(file) != 0)
        failed = 1;
    return failed ? -1 : 0;
}
