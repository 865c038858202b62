#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tax_group {
    char name[16];
    int percent;
};

struct product {
    char code[16];
    long cents;             /* without tax */
    char tax_group[16];     /* the name of the group that says how many percent are added */
};

struct catalogue {
    const struct product *products;
    size_t product_count;
    const struct tax_group *tax_groups;
    size_t tax_group_count;
};

/*
 * Works out the total of an order at the till of a shop.
 *
 * `order` has one part for each product, separated by single spaces: the code of the product,
 * '*', and a number of pieces, as in "tea*3 bread*1". For each part, the tax is worked out from
 * the price of all its pieces and rounded down to whole cents.
 *
 * Returns the total in cents, tax included, or -1 if the order names a product that is not in the
 * catalogue or is not of this form.
 */
long order_total(const struct catalogue *catalogue, const char *order)
{
