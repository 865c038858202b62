#include <stdio.h>

/* usage: program LINE ...: carries the lines out, prints what each returned, then the zones */
int main(int argc, char **argv)
{
    struct zone zones[] = {{"bath", 10, 26, 20}, {"cellar", -5, 15, 8}, {"hall", 5, 21.5, 18}};
    for (int i = 1; i < argc; i++)
        printf("%d\n", set_target(zones, 3, argv[i]));
    for (int i = 0; i < 3; i++) {
        int allowed = zones[i].target >= zones[i].lowest && zones[i].target <= zones[i].highest;
        printf("%s %.2f %s\n", zones[i].name, zones[i].target, allowed ? "allowed" : "forbidden");
    }
    return 0;
}
