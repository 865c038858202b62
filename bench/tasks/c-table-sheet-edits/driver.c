#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program ROWS COLUMNS EDIT ...: prints what each edit returned, then the rows */
int main(int argc, char **argv)
{
    if (argc < 3)
        return 2;
    struct sheet *sheet = malloc(sizeof *sheet);
    sheet->rows = atoi(argv[1]);
    sheet->columns = atoi(argv[2]);
    sheet->cells = malloc((size_t)sheet->rows * sheet->columns * sizeof(double));
    for (int i = 0; i < sheet->rows * sheet->columns; i++)
        sheet->cells[i] = i + 1;
    for (int i = 3; i < argc; i++) {
        char *edit = strdup(argv[i]);
        printf("%d\n", sheet_edit(sheet, edit));
        free(edit);
    }
    for (int i = 0; i < sheet->rows * sheet->columns; i++)
        printf("%g%c", sheet->cells[i], (i + 1) % sheet->columns != 0 ? ' ' : '\n');
    free(sheet->cells);
    free(sheet);
    return 0;
}
