#include <stddef.h>
#include <stdint.h>

#define FRAME_MAX 52

struct decoder {
    size_t length;            /* bytes of the current frame so far */
    int escaped;              /* not 0 after an escape byte */
    uint8_t frame[FRAME_MAX]; /* the bytes themselves */
};

/* A length of FRAME_MAX + 1 marks a frame that is too long: it is dropped as a whole. */
int decoder_feed(struct decoder *decoder, uint8_t byte)
{
    switch (byte) {
    case 0x7E: {
        size_t length = decoder->length;
        decoder->length = 0;
        decoder->escaped = 0;
        return length > FRAME_MAX ? 0 : (int)length;
    }
    case 0x7D:
        decoder->escaped = 1;
        return 0;
    }
    if (decoder->length >= FRAME_MAX) {
        decoder->length = FRAME_MAX + 1;
        return 0;
    }
    decoder->frame[decoder->length] = decoder->escaped ? byte ^ 0x20 : byte;
    decoder->length++;
    decoder->escaped = 0;
    return 0;
}
