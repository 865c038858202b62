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

/*
 * Places an order at the ordering desk of a wholesaler.
 *
 * `items` are the `count` items of the order. If the customer's credit suffices for all of them,
 * takes the order's total from the credit, adds 1 to `orders` and returns 0. If it does not,
 * leaves the customer as it is and returns -1.
 */
int place_order(struct customer *customer, const struct item *items, size_t count)
{
