#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program ORDER < CATALOGUE (lines: group NAME PERCENT, product CODE CENTS GROUP) */
int main(int argc, char **argv)
{
    struct tax_group groups[20];
    struct product products[20];
    struct catalogue catalogue = {NULL, 0, NULL, 0};
    char line[200];

    if (argc != 2)
        return 2;
    memset(groups, 0, sizeof groups);
    memset(products, 0, sizeof products);
    while (fgets(line, sizeof line, stdin)) {
        struct tax_group *group = &groups[catalogue.tax_group_count];
        struct product *product = &products[catalogue.product_count];
        if (sscanf(line, "group %15s %d", group->name, &group->percent) == 2)
            catalogue.tax_group_count++;
        else if (sscanf(line, "product %15s %ld %15s",
                        product->code, &product->cents, product->tax_group) >= 2)
            catalogue.product_count++;
    }
    catalogue.products = products;
    catalogue.tax_groups = groups;
    char *order = strcpy(malloc(strlen(argv[1]) + 1), argv[1]);
    printf("%ld\n", order_total(&catalogue, order));
    free(order);
    return 0;
}
