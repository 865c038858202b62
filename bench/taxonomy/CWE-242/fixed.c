#include <stdio.h>
#include <string.h>

struct label {
    char name[40];
    char town[40];
};

static int ask(const char *question, char *answer, int size)
{
    printf("%s: ", question);
    fflush(stdout);
    if (fgets(answer, size, stdin) == NULL)
        return 0;
    answer[strcspn(answer, "\n")] = '\0';
    return strlen(answer) > 0;
}

int main(void)
{
    struct label label;

    while (ask("Name", label.name, sizeof label.name) && ask("Town", label.town, sizeof label.town))
        printf("\n  %s\n  %s\n\n", label.name, label.town);
    return 0;
}
