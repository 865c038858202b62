#include <stddef.h>
#include <string.h>

struct page {
    int rows;
    int columns;
    char *cells; /* rows * columns characters, row by row */
};

/*
 * Puts text on a page of a line printer.
 *
 * The first character of `text` is put at `row` and `column` (both counted from 0), the
 * following ones to its right. Text that reaches the right edge goes on in column 0 of the next
 * row. A line break ('\n') goes to column 0 of the next row and is not put on the page itself.
 * The cells hold no terminating zeros.
 *
 * Returns the number of characters that were put on the page.
 */
int print_text(struct page *page, int row, int column, const char *text)
{
