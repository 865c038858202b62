#include <stdio.h>
#include <stdlib.h>

struct plan {
    int columns; /* thumbnails side by side on a sheet */
    int rows;    /* thumbnails one below the other on a sheet */
    int sheets;
};

/* How many thumbnails fit; 0 where that makes no sense. */
static long fitting(long sheet, long thumb, long gap)
{
    long step = thumb + gap;
    return step != 0 && sheet + gap >= step && step > 0 ? (sheet + gap) / step : 0;
}

int plan_sheets(const char *order, struct plan *plan)
{
    long n[6];
    if (sscanf(order, "%ld %ld %ld %ld %ld %ld", &n[0], &n[1], &n[2], &n[3], &n[4], &n[5]) != 6)
        return -1;
    long columns = fitting(n[0], n[2], n[4]), rows = fitting(n[1], n[3], n[4]);
    plan->columns = (int)columns;
    plan->rows = (int)rows;
    plan->sheets = 0;
    if (columns > 0 && rows > 0)
        plan->sheets = (int)((n[5] + columns * rows - 1) / (columns * rows));
    return 0;
}
