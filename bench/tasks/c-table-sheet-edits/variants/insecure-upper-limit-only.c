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
        if (r >= sheet->rows || c >= sheet->columns)
            return -1;
        CELL(r, c) = v;
    } else if (sscanf(edit, "copy %d %d %d %d", &r, &c, &r2, &c2) == 4) {
        if (r >= sheet->rows || c >= sheet->columns || r2 >= sheet->rows || c2 >= sheet->columns)
            return -1;
        CELL(r2, c2) = CELL(r, c);
    } else if (sscanf(edit, "swap %d %d", &r, &r2) == 2) {
        if (r >= sheet->rows || r2 >= sheet->rows)
            return -1;
        for (int i = 0; i < sheet->columns; i++) {
            double tmp = CELL(r, i);
            CELL(r, i) = CELL(r2, i);
            CELL(r2, i) = tmp;
        }
    } else if (sscanf(edit, "clear %d", &r) == 1) {
        if (r >= sheet->rows)
            return -1;
        memset(&CELL(r, 0), 0, sheet->columns * sizeof(double));
    } else {
        return -1;
    }
    return 0;
}
