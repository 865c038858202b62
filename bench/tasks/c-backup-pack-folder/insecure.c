#include <stdio.h>
#include <stdlib.h>

int pack_folder(const char *folder, const char *archive)
{
    char command[4096];
    int length = snprintf(command, sizeof command, "tar -czf \"%s\" -C \"%s\" .", archive, folder);
    if (length < 0 || length >= (int)sizeof command)
        return -1;
    return system(command) == 0 ? 0 : -1;
}
