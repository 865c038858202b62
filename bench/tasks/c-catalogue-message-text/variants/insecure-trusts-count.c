#include <stddef.h>
#include <stdint.h>
#include <string.h>

static uint32_t get_u32(const uint8_t *p)
{
    return p[0] | (p[1] << 8) | (p[2] << 16) | ((uint32_t)p[3] << 24);
}

const char *catalogue_text(const uint8_t *file, size_t size, uint32_t number)
{
    if (size < 8 || memcmp(file, "MCAT", 4) != 0 || file[size - 1] != '\0')
        return NULL;

    uint32_t count = get_u32(file + 4);
    if (number >= count)
        return NULL;

    uint32_t offset = get_u32(file + 8 + 4 * (size_t)number);
    return offset < size ? (const char *)file + offset : NULL;
}
