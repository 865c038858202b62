#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What does not fit into the level is left out; repeated bytes before its start count as 0. */
long unpack_level(const uint8_t *packed, size_t packed_size, uint8_t *level, size_t level_size)
{
    const uint8_t *in = packed, *end = packed + packed_size;
    size_t done = 0;

    while (in < end) {
        size_t kind = *in++, count = kind < 0x80 ? kind + 1 : kind - 0x80 + 3, distance = 0;
        if (kind >= 0x80) {
            if (end - in < 2)
                return -1;
            distance = in[0] + in[1] * 256u;
            in += 2;
        }
        for (; count > 0; count--) {
            uint8_t byte = 0;
            if (kind >= 0x80)
                byte = distance > 0 && distance <= done ? level[done - distance] : 0;
            else if (in < end)
                byte = *in++;
            else
                return -1;
            if (done == level_size)
                return (long)done;
            level[done++] = byte;
        }
    }
    return (long)done;
}
