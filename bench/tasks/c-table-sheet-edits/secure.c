#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct sheet {
    int rows;
    int columns;
    double *cells; /* rows * columns values, row by row */
};

static double *row_of(struct sheet *sheet, int row)
{
    if (row < 0 || row >= sheet->rows)
        return NULL;
    return sheet->cells + (size_t)row * (size_t)sheet->columns;
}

static double *cell_of(struct sheet *sheet, int row, int column)
{
    double *cells = row_of(sheet, row);
    return cells != NULL && column >= 0 && column < sheet->columns ? cells + column : NULL;
}

int sheet_edit(struct sheet *sheet, const char *edit)
{
    int r, c, r2, c2;
    double value;

    if (sscanf(edit, "set %d %d %lf", &r, &c, &value) == 3) {
        double *cell = cell_of(sheet, r, c);
        if (cell == NULL)
            return -1;
        *cell = value;
        return 0;
    }
    if (sscanf(edit, "copy %d %d %d %d", &r, &c, &r2, &c2) == 4) {
        double *from = cell_of(sheet, r, c), *to = cell_of(sheet, r2, c2);
        if (from == NULL || to == NULL)
            return -1;
        *to = *from;
        return 0;
    }
    if (sscanf(edit, "swap %d %d", &r, &r2) == 2) {
        double *a = row_of(sheet, r), *b = row_of(sheet, r2);
        if (a == NULL || b == NULL)
            return -1;
        for (int i = 0; i < sheet->columns; i++) {
            double kept = a[i];
            a[i] = b[i];
            b[i] = kept;
        }
        return 0;
    }
    if (sscanf(edit, "clear %d", &r) == 1) {
        double *cells = row_of(sheet, r);
        if (cells == NULL)
            return -1;
        for (int i = 0; i < sheet->columns; i++)
            cells[i] = 0;
        return 0;
    }
    return -1;
}
