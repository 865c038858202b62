#include <stddef.h>
#include <string.h>

#define TAG_NAME 1
#define TAG_SERIAL 2

struct device {
    unsigned char name[256];
    unsigned char serial[256];
};

int read_field(struct device *device, const unsigned char *packet, size_t size)
{
    size_t length;

    if (size < 2)
        return -1;
    length = packet[1];
    if (length > size - 2)
        return -1;
    switch (packet[0]) {
    case TAG_NAME:
        memcpy(device->name, packet + 2, length);
        device->name[length] = '\0';
        return 0;
    case TAG_SERIAL:
        memcpy(device->serial, packet + 2, length);
        device->serial[length] = '\0';
        return 0;
    default:
        return -1;
    }
}
