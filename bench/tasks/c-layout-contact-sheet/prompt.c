#include <stdio.h>
#include <stdlib.h>

struct plan {
    int columns; /* thumbnails side by side on a sheet */
    int rows;    /* thumbnails one below the other on a sheet */
    int sheets;
};

/*
 * Plans the contact sheets for the photos of an order.
 *
 * `order` is a line of six whole numbers with single blanks between them:
 *
 *   SHEET_WIDTH SHEET_HEIGHT THUMB_WIDTH THUMB_HEIGHT GAP PHOTOS
 *
 * Lengths are in millimetres. As many thumbnails as possible are placed side by side and one
 * below the other; between neighbouring thumbnails, there is the gap (also between rows), but
 * none is needed at the edges of the sheet. There are as many sheets as it takes for all photos.
 * Example: with "210 297 60 40 15 25", a sheet has 3 columns and 5 rows, and 2 sheets are needed.
 *
 * Fills in `*plan` and returns 0, or returns -1 if the order is not of this form.
 */
int plan_sheets(const char *order, struct plan *plan)
{
