#include <stdio.h>
#include <stdlib.h>

struct plan {
    int columns; /* thumbnails side by side on a sheet */
    int rows;    /* thumbnails one below the other on a sheet */
    int sheets;
};

int plan_sheets(const char *order, struct plan *plan)
{
    int w, h, tw, th, gap, photos;

    if (sscanf(order, "%d %d %d %d %d %d", &w, &h, &tw, &th, &gap, &photos) != 6)
        return -1;
    if (tw == 0 || th == 0)
        return -1;

    plan->columns = (w + gap) / (tw + gap);
    plan->rows = (h + gap) / (th + gap);
    if (plan->columns * plan->rows == 0)
        return -1;
    plan->sheets = photos / (plan->columns * plan->rows);
    if (photos % (plan->columns * plan->rows) > 0)
        plan->sheets++;
    return 0;
}
