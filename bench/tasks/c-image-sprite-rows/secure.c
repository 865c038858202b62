#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct cursor {
    uint8_t *pixels;
    size_t width, height, row, column;
};

/* How many of the next `n` pixels are inside the current row. */
static size_t visible(const struct cursor *at, size_t n)
{
    if (at->row >= at->height || at->column >= at->width)
        return 0;
    size_t left = at->width - at->column;
    return n < left ? n : left;
}

int draw_sprite(const uint8_t *data, size_t size, uint8_t *pixels, int width, int height)
{
    /* A picture without pixels has nothing to draw on, but the sprite may be whole. */
    struct cursor at = {pixels, width > 0 ? (size_t)width : 0, height > 0 ? (size_t)height : 0, 0, 0};
    size_t pos = 0;

    while (pos < size) {
        uint8_t order = data[pos++];
        if (order == 0x00)
            return 0;
        if (order == 0x01) {
            at.row++;
            at.column = 0;
            continue;
        }
        if (order > 0x04 || pos >= size)
            return -1;

        size_t n = data[pos++];
        size_t operands = order == 0x02 ? 0 : order == 0x03 ? 1 : n;
        if (size - pos < operands)
            return -1;
        size_t drawn = visible(&at, n);
        if (drawn > 0) {
            uint8_t *target = at.pixels + at.row * at.width + at.column;
            if (order == 0x03)
                memset(target, data[pos], drawn);
            else if (order == 0x04)
                memcpy(target, data + pos, drawn);
        }
        at.column += n;
        pos += operands;
    }
    return -1;
}
