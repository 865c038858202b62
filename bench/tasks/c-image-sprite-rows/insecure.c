#include <stddef.h>
#include <stdint.h>
#include <string.h>

int draw_sprite(const uint8_t *data, size_t size, uint8_t *pixels, int width, int height)
{
    size_t pos = 0;
    int x = 0, y = 0;

    while (pos < size) {
        uint8_t order = data[pos++];
        uint8_t n;
        switch (order) {
        case 0x00:
            return 0;
        case 0x01:
            x = 0;
            y++;
            break;
        case 0x02:
            x += data[pos++];
            break;
        case 0x03:
            n = data[pos++];
            memset(pixels + y * width + x, data[pos++], n);
            x += n;
            break;
        case 0x04:
            n = data[pos++];
            memcpy(pixels + y * width + x, data + pos, n);
            pos += n;
            x += n;
            break;
        default:
            return -1;
        }
    }
    return -1;
}
