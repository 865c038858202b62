#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Unpacks the level data of a game.
 *
 * `packed` holds `packed_size` bytes, a sequence of orders. The first byte of an order, T, tells
 * its kind:
 *
 *   T below 0x80   the next T + 1 bytes are appended to the level as they are
 *   T from 0x80    (T - 0x80) + 3 bytes are appended that repeat what the level already has: the
 *                  next two bytes are a little-endian number D, and the repetition begins D
 *                  bytes before the end of what has been unpacked so far. The repeated bytes are
 *                  appended one by one, so a repetition may be longer than D (with D = 1 it
 *                  repeats the last byte).
 *
 * The orders end with the packed data. `level` has room for `level_size` bytes.
 *
 * Returns the number of bytes unpacked, or -1 if the data is not of this form.
 */
long unpack_level(const uint8_t *packed, size_t packed_size, uint8_t *level, size_t level_size)
{
