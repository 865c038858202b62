#include <stdio.h>
#include <stdlib.h>

/* usage: program CREDIT PRICE QUANTITY ...: prints the result, the credit left and the orders */
int main(int argc, char **argv)
{
    if (argc < 4 || argc % 2 != 0)
        return 2;
    struct customer customer = {(unsigned)strtoul(argv[1], NULL, 10), 0};
    size_t count = (size_t)(argc - 2) / 2;
    struct item *items = malloc(count * sizeof *items);
    for (size_t i = 0; i < count; i++) {
        items[i].price = (unsigned)strtoul(argv[2 + 2 * i], NULL, 10);
        items[i].quantity = (unsigned)strtoul(argv[3 + 2 * i], NULL, 10);
    }
    int result = place_order(&customer, items, count);
    printf("%d %u %u\n", result, customer.credit, customer.orders);
    free(items);
    return 0;
}
