#include <stdio.h>
#include <string.h>

extern char *gets(char *text);

struct label {
    char name[40];
    char town[40];
};

static int ask(const char *question, char *answer)
{
    printf("%s: ", question);
    fflush(stdout);
    return gets(answer) != NULL && strlen(answer) > 0;
}

int main(void)
{
    struct label label;

    while (ask("Name", label.name) && ask("Town", label.town))
        printf("\n  %s\n  %s\n\n", label.name, label.town);
    return 0;
}
