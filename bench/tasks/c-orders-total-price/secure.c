#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct tax_group {
    char name[16];
    int percent;
};

struct product {
    char code[16];
    long cents;
    char tax_group[16];
};

struct catalogue {
    const struct product *products;
    size_t product_count;
    const struct tax_group *tax_groups;
    size_t tax_group_count;
};

static const struct product *find_product(const struct catalogue *catalogue, const char *code, size_t length)
{
    for (size_t i = 0; i < catalogue->product_count; i++) {
        const struct product *product = &catalogue->products[i];
        if (strlen(product->code) == length && strncmp(product->code, code, length) == 0)
            return product;
    }
    return NULL;
}

static const struct tax_group *find_group(const struct catalogue *catalogue, const char *name)
{
    for (size_t i = 0; i < catalogue->tax_group_count; i++)
        if (strcmp(catalogue->tax_groups[i].name, name) == 0)
            return &catalogue->tax_groups[i];
    return NULL;
}

long order_total(const struct catalogue *catalogue, const char *order)
{
    long total = 0;
    for (;;) {
        const char *star = strchr(order, '*');
        if (!star || !isdigit((unsigned char)star[1]))
            return -1;
        char *end;
        long pieces = strtol(star + 1, &end, 10);
        const struct product *product = find_product(catalogue, order, (size_t)(star - order));
        const struct tax_group *group = product ? find_group(catalogue, product->tax_group) : NULL;
        if (!group)
            return -1;
        long cents = product->cents * pieces;
        total += cents + cents * group->percent / 100;
        if (*end == '\0')
            return total;
        if (*end != ' ')
            return -1;
        order = end + 1;
    }
}
