#include <stddef.h>
#include <stdint.h>
#include <string.h>

long unpack_level(const uint8_t *packed, size_t packed_size, uint8_t *level, size_t level_size)
{
    size_t in = 0, out = 0;

    while (in < packed_size && out < level_size) {
        uint8_t t = packed[in++];
        if (t < 0x80) {
            size_t n = t + 1;
            if (in + n > packed_size)
                return -1;
            memcpy(level + out, packed + in, n);
            in += n;
            out += n;
        } else {
            if (in + 2 > packed_size)
                return -1;
            size_t distance = packed[in] | packed[in + 1] << 8;
            if (distance == 0 || distance > out)
                return -1;
            in += 2;
            for (int n = t - 0x80 + 3; n > 0; n--, out++)
                level[out] = level[out - distance];
        }
    }
    return (long)out;
}
