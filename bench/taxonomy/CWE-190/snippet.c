#include <stdint.h>
#include <stdio.h>

struct customer {
    char name[48];
    int32_t credit_cents;
};

int place_order(struct customer *customer, int32_t unit_cents, int32_t pieces)
{
    int32_t total;

    if (unit_cents <= 0 || pieces <= 0)
        return -1;
    total = unit_cents * pieces;
    if (total > customer->credit_cents)
        return -1;
    customer->credit_cents -= total;
    printf("%s: %d pieces ordered\n", customer->name, (int)pieces);
    return 0;
}
