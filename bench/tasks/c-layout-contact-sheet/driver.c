#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program ORDER: prints the plan, or the result if it is not 0 */
int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    char *order = strdup(argv[1]);
    struct plan plan = {0};
    int result = plan_sheets(order, &plan);
    if (result == 0)
        printf("%d x %d on %d\n", plan.columns, plan.rows, plan.sheets);
    else
        printf("%d\n", result);
    free(order);
    return 0;
}
