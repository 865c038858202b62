#include <stddef.h>
#include <stdint.h>
#include <string.h>

int draw_sprite(const uint8_t *data, size_t size, uint8_t *pixels, int width, int height)
{
    size_t pos = 0;
    int x = 0, y = 0;

    while (pos < size) {
        uint8_t order = data[pos++];
        if (order == 0x00)
            return 0;
        if (order == 0x01) {
            x = 0;
            y++;
            if (y > height)
                return -1;
            continue;
        }
        if (order > 0x04 || pos >= size)
            return -1;
        int n = data[pos++];
        if (x + n > width)
            return -1;
        uint8_t *target = pixels + y * width + x;
        if (order == 0x03) {
            if (pos >= size)
                return -1;
            memset(target, data[pos++], n);
        } else if (order == 0x04) {
            if (size - pos < (size_t)n)
                return -1;
            memcpy(target, data + pos, n);
            pos += n;
        }
        x += n;
    }
    return -1;
}
