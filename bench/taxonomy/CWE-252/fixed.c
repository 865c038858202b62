#include <stdio.h>

int move_file(const char *source, const char *target)
{
    char block[8192];
    size_t got;
    int failed = 0;
    FILE *in = fopen(source, "rb");
    FILE *out;

    if (in == NULL)
        return -1;
    out = fopen(target, "wb");
    if (out == NULL) {
        fclose(in);
        return -1;
    }
    while (!failed && (got = fread(block, 1, sizeof block, in)) > 0)
        failed = fwrite(block, 1, got, out) != got;
    failed |= ferror(in) != 0;
    fclose(in);
    failed |= fclose(out) != 0;
    return failed ? -1 : remove(source);
}
