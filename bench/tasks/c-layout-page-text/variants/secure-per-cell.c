#include <stddef.h>
#include <string.h>

struct page {
    int rows;
    int columns;
    char *cells; /* rows * columns characters, row by row */
};

static int put_cell(struct page *page, long row, long column, char c)
{
    if (row < 0 || row >= page->rows || column < 0 || column >= page->columns)
        return 0;
    page->cells[row * page->columns + column] = c;
    return 1;
}

int print_text(struct page *page, int row, int column, const char *text)
{
    int count = 0;
    long y = row, x = column;
    for (; *text; text++) {
        if (*text == '\n') {
            y++;
            x = 0;
            continue;
        }
        if (x >= page->columns) {
            y++;
            x = 0;
        }
        count += put_cell(page, y, x++, *text);
    }
    return count;
}
