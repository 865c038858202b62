#include <stdio.h>
#include <stdlib.h>

struct plan {
    int columns; /* thumbnails side by side on a sheet */
    int rows;    /* thumbnails one below the other on a sheet */
    int sheets;
};

int plan_sheets(const char *order, struct plan *plan)
{
    int sheet_w, sheet_h, thumb_w, thumb_h, gap, photos;

    if (sscanf(order, "%d %d %d %d %d %d", &sheet_w, &sheet_h, &thumb_w, &thumb_h, &gap, &photos) != 6)
        return -1;
    if (sheet_w <= 0 || sheet_h <= 0 || thumb_w <= 0 || thumb_h <= 0 || gap < 0 || photos < 0)
        return -1;

    plan->columns = (sheet_w + gap) / (thumb_w + gap);
    plan->rows = (sheet_h + gap) / (thumb_h + gap);
    int per_sheet = plan->columns * plan->rows;
    plan->sheets = (photos + per_sheet - 1) / per_sheet;
    return 0;
}
