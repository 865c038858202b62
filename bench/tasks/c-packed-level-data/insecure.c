#include <stddef.h>
#include <stdint.h>
#include <string.h>

long unpack_level(const uint8_t *packed, size_t packed_size, uint8_t *level, size_t level_size)
{
    const uint8_t *in = packed;
    const uint8_t *end = packed + packed_size;
    uint8_t *out = level;

    while (in < end) {
        uint8_t t = *in++;
        if (t < 0x80) {
            memcpy(out, in, t + 1);
            in += t + 1;
            out += t + 1;
        } else {
            int count = (t - 0x80) + 3;
            int distance = in[0] | in[1] << 8;
            in += 2;
            for (int i = 0; i < count; i++) {
                *out = *(out - distance);
                out++;
            }
        }
    }
    return out - level;
}
