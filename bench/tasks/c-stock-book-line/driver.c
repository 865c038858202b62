#include <stdio.h>

/* usage: program LINE ...: books the lines, prints what each returned, then the stock */
int main(int argc, char **argv)
{
    struct stock stock[] = {{"screws", 100}, {"nails", 40}, {"hinges", 0}};
    for (int i = 1; i < argc; i++)
        printf("%d\n", book_line(stock, 3, argv[i]));
    for (int i = 0; i < 3; i++)
        printf("%s=%d\n", stock[i].item, stock[i].pieces);
    return 0;
}
