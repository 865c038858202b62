#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int pack_folder(const char *folder, const char *archive)
{
    struct stat info;
    if (stat(folder, &info) != 0 || !S_ISDIR(info.st_mode))
        return -1;
    char command[4096];
    int length = snprintf(command, sizeof command, "tar -C '%s' -czf '%s' .", folder, archive);
    if (length < 0 || length >= (int)sizeof command)
        return -1;
    return system(command) == 0 ? 0 : -1;
}
