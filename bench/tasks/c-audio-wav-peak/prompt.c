#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Finds the loudest sample of a WAVE file, whose `size` bytes are at `file`.
 *
 * A WAVE file begins with the four letters "RIFF", a 32-bit number (ignored here) and the four
 * letters "WAVE". Then follow chunks: an id of four letters, a 32-bit length, and that many
 * bytes of content. If the length is odd, one padding byte follows that is not counted in it.
 * The content of the chunk with the id "data" is samples: signed 16-bit numbers. All numbers are
 * little-endian. Other chunks may stand before and after "data" and are skipped.
 *
 * Returns the largest absolute value of a sample (0 to 32768), or -1 if the file does not begin
 * as described or has no "data" chunk.
 */
long wav_peak(const uint8_t *file, size_t size)
{
