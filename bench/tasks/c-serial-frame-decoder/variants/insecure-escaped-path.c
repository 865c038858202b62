#include <stddef.h>
#include <stdint.h>

#define FRAME_MAX 52

struct decoder {
    size_t length;            /* bytes of the current frame so far */
    int escaped;              /* not 0 after an escape byte */
    uint8_t frame[FRAME_MAX]; /* the bytes themselves */
};

int decoder_feed(struct decoder *decoder, uint8_t byte)
{
    if (decoder->escaped) {
        decoder->escaped = 0;
        decoder->frame[decoder->length++] = byte ^ 0x20;
    } else if (byte == 0x7D) {
        decoder->escaped = 1;
    } else if (byte == 0x7E) {
        int length = (int)decoder->length;
        decoder->length = 0;
        return length;
    } else if (decoder->length < FRAME_MAX) {
        decoder->frame[decoder->length++] = byte;
    }
    return 0;
}
