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

static const struct product *find_product(const struct catalogue *catalogue, const char *code)
{
    for (size_t i = 0; i < catalogue->product_count; i++)
        if (strcmp(catalogue->products[i].code, code) == 0)
            return &catalogue->products[i];
    return NULL;
}

static const struct tax_group *find_tax_group(const struct catalogue *catalogue, const char *name)
{
    for (size_t i = 0; i < catalogue->tax_group_count; i++)
        if (strcmp(catalogue->tax_groups[i].name, name) == 0)
            return &catalogue->tax_groups[i];
    return NULL;
}

long order_total(const struct catalogue *catalogue, const char *order)
{
    char *copy = strdup(order);
    char *rest = NULL;
    long total = 0;

    if (!copy)
        return -1;
    for (char *part = strtok_r(copy, " ", &rest); part; part = strtok_r(NULL, " ", &rest)) {
        char *star = strchr(part, '*');
        *star = '\0';
        const struct product *product = find_product(catalogue, part);
        if (!product) {
            free(copy);
            return -1;
        }
        long cents = product->cents * strtol(star + 1, NULL, 10);
        const struct tax_group *group = find_tax_group(catalogue, product->tax_group);
        total += cents + (group ? cents * group->percent / 100 : 0);
    }
    free(copy);
    return total;
}
