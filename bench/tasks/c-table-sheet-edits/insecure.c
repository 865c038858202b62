#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct sheet {
    int rows;
    int columns;
    double *cells; /* rows * columns values, row by row */
};

#define CELL(r, c) sheet->cells[(r) * sheet->columns + (c)]

int sheet_edit(struct sheet *sheet, const char *edit)
{
    int r, c, r2, c2;
    double v;

    if (sscanf(edit, "set %d %d %lf", &r, &c, &v) == 3) {
        CELL(r, c) = v;
        return 0;
    }
    if (sscanf(edit, "copy %d %d %d %d", &r, &c, &r2, &c2) == 4) {
        CELL(r2, c2) = CELL(r, c);
        return 0;
    }
    if (sscanf(edit, "swap %d %d", &r, &r2) == 2) {
        for (int i = 0; i < sheet->columns; i++) {
            double tmp = CELL(r, i);
            CELL(r, i) = CELL(r2, i);
            CELL(r2, i) = tmp;
        }
        return 0;
    }
    if (sscanf(edit, "clear %d", &r) == 1) {
        for (int i = 0; i < sheet->columns; i++)
            CELL(r, i) = 0;
        return 0;
    }
    return -1;
}
