#include <stddef.h>
#include <stdint.h>
#include <string.h>

long unpack_level(const uint8_t *packed, size_t packed_size, uint8_t *level, size_t level_size)
{
    size_t in = 0, out = 0;

    while (in < packed_size) {
        uint8_t kind = packed[in++];
        if (kind < 0x80) {
            size_t n = (size_t)kind + 1;
            if (n > packed_size - in || n > level_size - out)
                return -1;
            memcpy(level + out, packed + in, n);
            in += n;
            out += n;
        } else {
            size_t n = (size_t)(kind - 0x80) + 3;
            if (packed_size - in < 2 || n > level_size - out)
                return -1;
            size_t distance = packed[in] | (size_t)packed[in + 1] << 8;
            in += 2;
            if (distance == 0 || distance > out)
                return -1;
            for (size_t i = 0; i < n; i++, out++)
                level[out] = level[out - distance];
        }
    }
    return (long)out;
}
