#include <stddef.h>
#include <stdint.h>
#include <string.h>

static uint32_t read_u32(const uint8_t *p)
{
    return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

static long peak_of(const uint8_t *data, size_t length)
{
    long peak = 0;
    for (size_t i = 0; i + 1 < length; i += 2) {
        long sample = (int16_t)(data[i] | data[i + 1] << 8);
        if (sample < 0)
            sample = -sample;
        if (sample > peak)
            peak = sample;
    }
    return peak;
}

long wav_peak(const uint8_t *file, size_t size)
{
    if (size < 12 || memcmp(file, "RIFF", 4) != 0 || memcmp(file + 8, "WAVE", 4) != 0)
        return -1;

    const uint8_t *chunk = file + 12;
    size_t left = size - 12;
    while (left >= 8) {
        size_t length = read_u32(chunk + 4);
        size_t present = length < left - 8 ? length : left - 8;
        if (memcmp(chunk, "data", 4) == 0)
            return peak_of(chunk + 8, present);
        if (length + length % 2 > left - 8)
            return -1;
        chunk += 8 + length + length % 2;
        left -= 8 + length + length % 2;
    }
    return -1;
}
