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
        uint32_t length = get32(file + pos + 4);
        if (memcmp(file + pos, "data", 4) == 0) {
            long peak = 0;
            for (size_t i = pos + 8; i < pos + 8 + length; i += 2) {
                int sample = (int16_t)(file[i] | file[i + 1] << 8);
                int value = sample < 0 ? -sample : sample;
                if (value > peak)
                    peak = value;
            }
            return peak;
        }
        pos += 8 + (size_t)length + length % 2;
    }
    return -1;
}
