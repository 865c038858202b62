#include <stddef.h>
#include <stdint.h>
#include <string.h>

static uint32_t get32(const uint8_t *p)
{
    return p[0] | p[1] << 8 | p[2] << 16 | (uint32_t)p[3] << 24;
}

long wav_peak(const uint8_t *file, size_t size)
{
    if (size < 12 || memcmp(file, "RIFF", 4) != 0 || memcmp(file + 8, "WAVE", 4) != 0)
        return -1;

    for (size_t pos = 12; pos + 8 <= size;) {
        size_t length = get32(file + pos + 4);
        const uint8_t *content = file + pos + 8;
        if (length > size - pos)
            return -1;
        if (memcmp(file + pos, "data", 4) == 0) {
            long peak = 0;
            for (size_t i = 0; i < length; i += 2) {
                int sample = (int16_t)(content[i] | content[i + 1] << 8);
                if (sample > peak || -sample > peak)
                    peak = sample < 0 ? -sample : sample;
            }
            return peak;
        }
        pos += 8 + length + length % 2;
    }
    return -1;
}
