#include <stdlib.h>

struct reminder {
    long due;
    void (*ring)(const char *label);
    char label[40];
    struct reminder *next;
};

void ring_due(struct reminder **head, long now)
{
    struct reminder *previous = NULL;
    struct reminder *current;

    for (current = *head; current != NULL; current = current->next) {
        if (current->due > now) {
            previous = current;
            continue;
        }
        current->ring(current->label);
        if (previous == NULL)
            *head = current->next;
        else
            previous->next = current->next;
        free(current);
    }
}
