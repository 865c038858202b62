#include <stddef.h>
#include <stdint.h>
#include <string.h>

long unpack_level(const uint8_t *packed, size_t packed_size, uint8_t *level, size_t level_size)
{
    size_t in = 0, out = 0;

    while (in < packed_size) {
        uint8_t t = packed[in++];
        size_t n = t < 0x80 ? t + 1 : t - 0x80 + 3;
        if (out + n > level_size)
            return -1;
        if (t < 0x80) {
            if (in + n > packed_size)
                return -1;
            memcpy(level + out, packed + in, n);
            in += n;
        } else {
            if (in + 2 > packed_size)
                return -1;
            size_t distance = packed[in] | packed[in + 1] << 8;
            in += 2;
            for (size_t i = 0; i < n; i++)
                level[out + i] = level[out + i - distance];
        }
        out += n;
    }
    return (long)out;
}
