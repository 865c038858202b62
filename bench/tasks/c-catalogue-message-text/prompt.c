#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Looks up a text in a catalogue of translated messages, whose `size` bytes are at `file`.
 *
 * A catalogue begins with the four letters "MCAT". Then follow a 32-bit count of texts and, for
 * each text, a 32-bit offset: the position in the file (counted from its first byte) where the
 * text starts. All numbers are little-endian. A text is a string that ends with a zero byte. The
 * texts are numbered from 0 in the order of the offsets.
 *
 * Returns a pointer to the text with the given number; it points into `file`. Returns NULL if
 * the file is not a catalogue or has no text of that number.
 */
const char *catalogue_text(const uint8_t *file, size_t size, uint32_t number)
{
