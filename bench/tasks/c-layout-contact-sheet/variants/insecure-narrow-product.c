#include <stdio.h>
#include <stdlib.h>

struct plan {
    int columns; /* thumbnails side by side on a sheet */
    int rows;    /* thumbnails one below the other on a sheet */
    int sheets;
};

#define LONGEST 100000
#define MOST_PHOTOS 1000000

static int within(int value, int least, int most)
{
    return value >= least && value <= most;
}

int plan_sheets(const char *order, struct plan *plan)
{
    int width, height, thumb_width, thumb_height, gap, photos;
    if (sscanf(order, "%d %d %d %d %d %d", &width, &height, &thumb_width, &thumb_height, &gap, &photos) != 6)
        return -1;
    if (!within(thumb_width, 1, LONGEST) || !within(thumb_height, 1, LONGEST) || !within(gap, 0, LONGEST))
        return -1;
    if (!within(width, thumb_width, LONGEST) || !within(height, thumb_height, LONGEST))
        return -1;
    if (!within(photos, 0, MOST_PHOTOS))
        return -1;

    plan->columns = (width + gap) / (thumb_width + gap);
    plan->rows = (height + gap) / (thumb_height + gap);
    int a_sheet = plan->columns * plan->rows;
    plan->sheets = photos / a_sheet + (photos % a_sheet != 0);
    return 0;
}
