#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct sheet {
    int rows;
    int columns;
    double *cells; /* rows * columns values, row by row */
};

/* Edits outside the sheet are passed over. */
static int inside(const struct sheet *s, long r, long c)
{
    return r >= 0 && c >= 0 && r < s->rows && c < s->columns;
}

int sheet_edit(struct sheet *s, const char *edit)
{
    char word[8];
    long a[4];
    double v;
    int given = sscanf(edit, "%7s %ld %ld %ld %ld", word, &a[0], &a[1], &a[2], &a[3]);

    if (given >= 3 && strcmp(word, "set") == 0) {
        if (sscanf(edit, "%*s %*d %*d %lf", &v) != 1)
            return -1;
        if (inside(s, a[0], a[1]))
            s->cells[a[0] * s->columns + a[1]] = v;
    } else if (given == 5 && strcmp(word, "copy") == 0) {
        if (inside(s, a[0], a[1]) && inside(s, a[2], a[3]))
            s->cells[a[2] * s->columns + a[3]] = s->cells[a[0] * s->columns + a[1]];
    } else if (given == 3 && strcmp(word, "swap") == 0) {
        for (long c = 0; inside(s, a[0], c) && inside(s, a[1], c); c++) {
            double kept = s->cells[a[0] * s->columns + c];
            s->cells[a[0] * s->columns + c] = s->cells[a[1] * s->columns + c];
            s->cells[a[1] * s->columns + c] = kept;
        }
    } else if (given == 2 && strcmp(word, "clear") == 0) {
        for (long c = 0; inside(s, a[0], c); c++)
            s->cells[a[0] * s->columns + c] = 0;
    } else {
        return -1;
    }
    return 0;
}
