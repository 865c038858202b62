#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct sheet {
    int rows;
    int columns;
    double *cells; /* rows * columns values, row by row */
};

static int valid(struct sheet *sheet, int r, int c)
{
    return r >= 0 && r < sheet->rows && c >= 0 && c < sheet->columns;
}

int sheet_edit(struct sheet *sheet, const char *edit)
{
    int r, c, r2, c2, w = sheet->columns;
    double v;

    if (sscanf(edit, "set %d %d %lf", &r, &c, &v) == 3) {
        if (!valid(sheet, r, c))
            return -1;
        sheet->cells[r * w + c] = v;
    } else if (sscanf(edit, "copy %d %d %d %d", &r, &c, &r2, &c2) == 4) {
        if (!valid(sheet, r2, c2))
            return -1;
        sheet->cells[r2 * w + c2] = sheet->cells[r * w + c];
    } else if (sscanf(edit, "swap %d %d", &r, &r2) == 2) {
        if (!valid(sheet, r, 0) || !valid(sheet, r2, 0))
            return -1;
        for (int i = 0; i < w; i++) {
            double tmp = sheet->cells[r * w + i];
            sheet->cells[r * w + i] = sheet->cells[r2 * w + i];
            sheet->cells[r2 * w + i] = tmp;
        }
    } else if (sscanf(edit, "clear %d", &r) == 1) {
        if (!valid(sheet, r, 0))
            return -1;
        memset(sheet->cells + r * w, 0, w * sizeof(double));
    } else {
        return -1;
    }
    return 0;
}
