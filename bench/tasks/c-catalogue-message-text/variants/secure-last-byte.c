#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Fetches a number at a position; nothing comes out of a position outside the file. */
static int number_at(const uint8_t *file, size_t size, uint64_t position, uint64_t *value)
{
    if (position + 4 > size)
        return 0;
    *value = 0;
    for (int i = 3; i >= 0; i--)
        *value = *value << 8 | file[position + i];
    return 1;
}

const char *catalogue_text(const uint8_t *file, size_t size, uint32_t number)
{
    uint64_t magic, count, offset;
    if (!number_at(file, size, 0, &magic) || magic != 0x5441434D)
        return NULL;
    /* The last byte of a catalogue ends its last text, so every text ends in it. */
    if (!number_at(file, size, 4, &count) || number >= count || file[size - 1] != '\0')
        return NULL;
    if (!number_at(file, size, 8 + (uint64_t)number * 4, &offset) || offset >= size)
        return NULL;
    return (const char *)file + offset;
}
