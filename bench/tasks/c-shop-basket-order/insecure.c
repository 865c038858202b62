#include <stddef.h>
#include <stdint.h>

struct customer {
    uint32_t credit; /* in cents */
    uint32_t orders; /* orders placed so far */
};

struct item {
    uint32_t price;    /* of one piece, in cents */
    uint32_t quantity; /* pieces */
};

int place_order(struct customer *customer, const struct item *items, size_t count)
{
    uint32_t total = 0;
    for (size_t i = 0; i < count; i++)
        total += items[i].price * items[i].quantity;

    if (total > customer->credit)
        return -1;
    customer->credit -= total;
    customer->orders++;
    return 0;
}
