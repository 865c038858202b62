#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct reader {
    const uint8_t *bytes;
    size_t size, pos;
};

/* The next number of `width` bytes; -1 where the file ends. */
static int64_t next(struct reader *r, int width)
{
    int64_t value = 0;
    if (r->size - r->pos < (size_t)width) {
        r->pos = r->size;
        return -1;
    }
    for (int i = 0; i < width; i++)
        value |= (int64_t)r->bytes[r->pos++] << (8 * i);
    return value;
}

long wav_peak(const uint8_t *file, size_t size)
{
    struct reader r = {file, size, 0};
    if (next(&r, 4) != 0x46464952 || next(&r, 4) < 0 || next(&r, 4) != 0x45564157)
        return -1;
    for (;;) {
        int64_t id = next(&r, 4), length = next(&r, 4), sample;
        if (id < 0 || length < 0 || (uint64_t)length > r.size - r.pos)
            return -1;
        if (id == 0x61746164) {
            long peak = 0;
            for (int64_t i = 0; i + 2 <= length && (sample = next(&r, 2)) >= 0; i += 2) {
                long value = sample < 0x8000 ? sample : 0x10000 - sample;
                peak = value > peak ? value : peak;
            }
            return peak;
        }
        length += length % 2;
        if ((uint64_t)length > r.size - r.pos)
            return -1;
        r.pos += length;
    }
}
