#include <stddef.h>
#include <stdint.h>
#include <string.h>

static uint32_t read_u32(const uint8_t *p)
{
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

const char *catalogue_text(const uint8_t *file, size_t size, uint32_t number)
{
    if (size < 8 || memcmp(file, "MCAT", 4) != 0)
        return NULL;
    if (number >= read_u32(file + 4) || number >= (size - 8) / 4)
        return NULL;

    size_t offset = read_u32(file + 8 + (size_t)number * 4);
    if (offset >= size || memchr(file + offset, '\0', size - offset) == NULL)
        return NULL;
    return (const char *)file + offset;
}
