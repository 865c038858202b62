#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int is_fine(const char *name)
{
    return strpbrk(name, ";|&<>`\"'") == NULL;
}

int pack_folder(const char *folder, const char *archive)
{
    char command[4096];
    if (!is_fine(folder) || !is_fine(archive))
        return -1;
    int length = snprintf(command, sizeof command, "tar -czf \"%s\" -C \"%s\" .", archive, folder);
    if (length < 0 || length >= (int)sizeof command)
        return -1;
    return system(command) == 0 ? 0 : -1;
}
