#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int leads_outside(const char *name)
{
    if (name[0] == '/')
        return 1;
    for (const char *part = name; *part; part += strspn(part, "/")) {
        size_t length = strcspn(part, "/");
        if (length == 2 && strncmp(part, "..", 2) == 0)
            return 1;
        part += length;
    }
    return 0;
}

static void make_folders(char *path, size_t from)
{
    for (char *slash = strchr(path + from, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0755);
        *slash = '/';
    }
}

static int store(FILE *stream, const char *folder, const char *name, long size)
{
    size_t length = strlen(folder) + strlen(name) + 2;
    char *path = malloc(length);
    if (!path)
        return -1;
    snprintf(path, length, "%s/%s", folder, name);
    make_folders(path, strlen(folder) + 1);
    FILE *file = fopen(path, "wb");
    free(path);
    if (!file)
        return -1;
    int result = 0;
    for (; size > 0 && result == 0; size--) {
        int byte = getc(stream);
        if (byte == EOF || putc(byte, file) == EOF)
            result = -1;
    }
    if (fclose(file) != 0)
        result = -1;
    return result;
}

int receive_files(FILE *stream, const char *folder)
{
    char line[256], name[201], end;
    long size;
    int count = 0;
    while (fgets(line, sizeof line, stream)) {
        if (sscanf(line, "FILE %200s %ld%c", name, &size, &end) != 3 || end != '\n' || size < 0)
            return -1;
        if (leads_outside(name) || store(stream, folder, name, size) != 0)
            return -1;
        count++;
    }
    return count;
}
