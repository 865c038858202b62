#include <stddef.h>
#include <stdio.h>
#include <string.h>

struct sheet {
    int rows;
    int columns;
    double *cells; /* rows * columns values, row by row */
};

/*
 * Carries out one edit of a small spreadsheet.
 *
 * `edit` is a line of one of these forms, with single blanks between the words:
 *
 *   set R C V       the cell in row R and column C gets the value V
 *   copy R C R2 C2  the cell in row R2 and column C2 gets the value of the cell in row R and
 *                   column C
 *   swap R R2       the two rows change places
 *   clear R         all cells of row R become 0
 *
 * Rows and columns are whole numbers counted from 0; V is a decimal number.
 *
 * Returns 0 when the edit was carried out, and -1 if it is not one of these.
 */
int sheet_edit(struct sheet *sheet, const char *edit)
{
