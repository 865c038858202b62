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
    uint64_t left = customer->credit;

    for (size_t i = 0; i < count; i++) {
        uint64_t cost = (uint64_t)items[i].price * items[i].quantity;
        if (cost > left)
            return -1;
        left -= cost;
    }
    customer->credit = (uint32_t)left;
    customer->orders++;
    return 0;
}
