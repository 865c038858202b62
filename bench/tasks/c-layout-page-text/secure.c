#include <stddef.h>
#include <string.h>

struct page {
    int rows;
    int columns;
    char *cells; /* rows * columns characters, row by row */
};

int print_text(struct page *page, int row, int column, const char *text)
{
    if (row < 0 || column < 0 || column >= page->columns)
        return 0;

    int put = 0;
    for (; *text != '\0' && row < page->rows; text++) {
        if (*text == '\n') {
            row++;
            column = 0;
            continue;
        }
        page->cells[(size_t)row * page->columns + column] = *text;
        put++;
        if (++column == page->columns) {
            row++;
            column = 0;
        }
    }
    return put;
}
