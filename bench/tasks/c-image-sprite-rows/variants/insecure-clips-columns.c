#include <stddef.h>
#include <stdint.h>

static void put(uint8_t *pixels, int width, int x, int y, uint8_t colour)
{
    if (x < width)
        pixels[y * width + x] = colour;
}

int draw_sprite(const uint8_t *data, size_t size, uint8_t *pixels, int width, int height)
{
    const uint8_t *p = data, *end = data + size;
    int x = 0, y = 0, n;

    while (p < end) {
        switch (*p++) {
        case 0x00:
            return 0;
        case 0x01:
            x = 0;
            y++;
            break;
        case 0x02:
            if (p == end)
                return -1;
            x += *p++;
            break;
        case 0x03:
            if (end - p < 2)
                return -1;
            for (n = *p++; n > 0; n--)
                put(pixels, width, x++, y, *p);
            p++;
            break;
        case 0x04:
            if (p == end || end - p - 1 < *p)
                return -1;
            for (n = *p++; n > 0; n--)
                put(pixels, width, x++, y, *p++);
            break;
        default:
            return -1;
        }
    }
    return -1;
}
