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
    for (size_t i = 0; i < count; i++) {
        uint32_t cost;
        if (__builtin_mul_overflow(items[i].price, items[i].quantity, &cost)
            || __builtin_add_overflow(total, cost, &total))
            return -1;
    }
    if (total > customer->credit)
        return -1;
    customer->credit -= total;
    customer->orders += 1;
    return 0;
}
