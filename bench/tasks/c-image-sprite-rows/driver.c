#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program WIDTH HEIGHT <orders: draws on a canvas of dots and prints status and rows */
int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    int width = atoi(argv[1]), height = atoi(argv[2]);
    unsigned char *orders = malloc(1 << 16);
    size_t size = fread(orders, 1, 1 << 16, stdin);
    orders = realloc(orders, size);
    unsigned char *canvas = malloc((size_t)width * height);
    memset(canvas, '.', (size_t)width * height);
    printf("%d\n", draw_sprite(orders, size, canvas, width, height));
    for (int row = 0; row < height; row++)
        printf("%.*s\n", width, (char *)canvas + (size_t)row * width);
    free(canvas);
    free(orders);
    return 0;
}
