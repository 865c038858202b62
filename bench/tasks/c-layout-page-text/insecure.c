#include <stddef.h>
#include <string.h>

struct page {
    int rows;
    int columns;
    char *cells; /* rows * columns characters, row by row */
};

int print_text(struct page *page, int row, int column, const char *text)
{
    int count = 0;
    for (const char *p = text; *p; p++) {
        if (*p == '\n') {
            row++;
            column = 0;
            continue;
        }
        if (column >= page->columns) {
            row++;
            column = 0;
        }
        page->cells[row * page->columns + column] = *p;
        column++;
        count++;
    }
    return count;
}
