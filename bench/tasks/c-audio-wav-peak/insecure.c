#include <stddef.h>
#include <stdint.h>
#include <string.h>

long wav_peak(const uint8_t *file, size_t size)
{
    if (size < 12 || memcmp(file, "RIFF", 4) || memcmp(file + 8, "WAVE", 4))
        return -1;

    size_t pos = 12;
    while (pos < size) {
        uint32_t length;
        memcpy(&length, file + pos + 4, 4);
        if (memcmp(file + pos, "data", 4) == 0) {
            const uint8_t *p = file + pos + 8;
            long peak = 0;
            for (uint32_t i = 0; i < length; i += 2) {
                int16_t sample;
                memcpy(&sample, p + i, 2);
                long value = sample < 0 ? -(long)sample : sample;
                if (value > peak)
                    peak = value;
            }
            return peak;
        }
        pos += 8 + length + (length & 1);
    }
    return -1;
}
