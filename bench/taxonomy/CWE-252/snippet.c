#include <stdio.h>

int move_file(const char *source, const char *target)
{
    char block[8192];
    size_t got;
    FILE *in = fopen(source, "rb");
    FILE *out;

    if (in == NULL)
        return -1;
    out = fopen(target, "wb");
    if (out == NULL) {
        fclose(in);
        return -1;
    }
    while ((got = fread(block, 1, sizeof block, in)) > 0)
        fwrite(block, 1, got, out);
    fclose(in);
    fclose(out);
    return remove(source);
}
