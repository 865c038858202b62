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
    for (size_t i = 0; i < strlen(text); i++) {
        if (text[i] == '\n') {
            row++;
            column = 0;
            continue;
        }
        if (column >= page->columns) {
            column = 0;
            row++;
        }
        if (row >= page->rows)
            break;
        page->cells[row * page->columns + column++] = text[i];
        count++;
    }
    return count;
}
