#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Draws a packed sprite of a game.
 *
 * `data` holds `size` bytes of drawing orders. Each is one byte, followed by its operands:
 *
 *   0x00              end of the sprite
 *   0x01              go to the first pixel of the next row
 *   0x02 N            leave the next N pixels of the row as they are
 *   0x03 N C          set the next N pixels of the row to colour C
 *   0x04 N C1 ... CN  set the next N pixels of the row to the colours C1 to CN
 *
 * N and the colours are one byte each. Drawing begins at the leftmost pixel of the top row.
 * `pixels` has width * height bytes, one a pixel, row by row from the top.
 *
 * Returns 0 when the end of the sprite has been reached, and -1 if there is an unknown order
 * or no end.
 */
int draw_sprite(const uint8_t *data, size_t size, uint8_t *pixels, int width, int height)
{
