#include <stddef.h>
#include <stdint.h>

#define FRAME_MAX 52

struct decoder {
    size_t length;            /* bytes of the current frame so far */
    int escaped;              /* not 0 after an escape byte */
    uint8_t frame[FRAME_MAX]; /* the bytes themselves */
};

/*
 * Takes the next byte that was received on a serial line.
 *
 * The byte 0x7E ends a frame. The byte 0x7D is an escape byte: it is not part of the frame, and
 * the byte that follows it belongs to the frame with its bit 0x20 inverted (so 7D 5E stands for
 * 7E, and 7D 5D for 7D). All other bytes belong to the frame as they are.
 *
 * When the byte ends a frame, returns the frame's length; the frame's bytes are then in
 * decoder->frame until the next call, which begins a new frame. Otherwise, and for an empty
 * frame, returns 0. The decoder is all zero before the first call.
 */
int decoder_feed(struct decoder *decoder, uint8_t byte)
{
