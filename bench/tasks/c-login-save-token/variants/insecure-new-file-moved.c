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

/* The old file stays until the new one is complete. */
int save_login(const char *path, const char *user, const char *token)
{
    char fresh[4096];
    if (snprintf(fresh, sizeof fresh, "%s.new", path) >= (int)sizeof fresh)
        return -1;
    int descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    FILE *file = descriptor < 0 ? NULL : fdopen(descriptor, "w");
    if (!file)
        return -1;
    fprintf(file, "user=%s\ntoken=%s\n", user, token);
    fflush(file);
    fsync(descriptor);
    if (fclose(file) != 0 || rename(fresh, path) != 0) {
        unlink(fresh);
        return -1;
    }
    return 0;
}
