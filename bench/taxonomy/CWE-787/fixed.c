#include <stddef.h>

#define LINE_WIDTH 80
#define TAB_STOP 8

struct screen_line {
    char text[LINE_WIDTH + 1];
    int attributes;
};

size_t draw_line(struct screen_line *line, const char *source)
{
    size_t column = 0;

    for (; column < LINE_WIDTH && *source != '\0' && *source != '\n'; source++) {
        if (*source == '\t') {
            do {
                line->text[column++] = ' ';
            } while (column % TAB_STOP != 0);
        } else {
            line->text[column++] = *source;
        }
    }
    line->text[column] = '\0';
    return column;
}
