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
    char text[4096];
    int length = snprintf(text, sizeof text, "user=%s\ntoken=%s\n", user, token);
    if (length < 0 || length >= (int)sizeof text)
        return -1;
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0640);
    if (file < 0)
        return -1;
    ssize_t written = write(file, text, (size_t)length);
    if (close(file) != 0 || written != length)
        return -1;
    return 0;
}
