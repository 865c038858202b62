#include <stddef.h>
#include <stdint.h>

int draw_sprite(const uint8_t *data, size_t size, uint8_t *pixels, int width, int height)
{
    const uint8_t *p = data, *end = data + size;
    int x = 0, y = 0;

    while (p < end) {
        uint8_t order = *p++;
        if (order == 0x00)
            return 0;
        if (order == 0x01) {
            x = 0;
            y++;
            continue;
        }
        if (order > 0x04 || p == end)
            return -1;
        int n = *p++;
        if (y >= height || n > width - x)
            return -1;
        if (order == 0x03 && end - p < 1)
            return -1;
        if (order == 0x04 && end - p < n)
            return -1;
        for (int i = 0; i < n; i++, x++) {
            if (order == 0x03)
                pixels[(size_t)y * width + x] = *p;
            else if (order == 0x04)
                pixels[(size_t)y * width + x] = *p++;
        }
        if (order == 0x03)
            p++;
    }
    return -1;
}
