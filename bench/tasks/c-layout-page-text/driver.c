#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program ROWS COLUMNS ROW COLUMN TEXT: prints the result and the page's rows */
int main(int argc, char **argv)
{
    if (argc != 6)
        return 2;
    struct page *page = malloc(sizeof *page);
    page->rows = atoi(argv[1]);
    page->columns = atoi(argv[2]);
    size_t cells = (size_t)page->rows * page->columns;
    page->cells = malloc(cells);
    memset(page->cells, '.', cells);
    char *text = strdup(argv[5]);
    printf("%d\n", print_text(page, atoi(argv[3]), atoi(argv[4]), text));
    for (int row = 0; row < page->rows; row++)
        printf("%.*s\n", page->columns, page->cells + (size_t)row * page->columns);
    free(text);
    free(page->cells);
    free(page);
    return 0;
}
