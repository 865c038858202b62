#include <stddef.h>
#include <string.h>

struct page {
    int rows;
    int columns;
    char *cells; /* rows * columns characters, row by row */
};

int print_text(struct page *page, int row, int column, const char *text)
{
    if (row < 0 || row >= page->rows || column < 0 || column >= page->columns)
        return 0;

    int count = 0;
    char *cell = page->cells + row * page->columns + column;
    for (; *text; text++) {
        if (*text == '\n') {
            size_t used = cell - page->cells;
            cell = page->cells + (used / page->columns + 1) * page->columns;
        } else {
            *cell++ = *text;
            count++;
        }
    }
    return count;
}
