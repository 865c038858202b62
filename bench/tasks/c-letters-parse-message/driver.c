#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program TEXT...: parses each text into the same message and prints what it finds */
int main(int argc, char **argv)
{
    struct message message = {NULL, NULL, NULL};
    for (int i = 1; i < argc; i++) {
        char *text = strcpy(malloc(strlen(argv[i]) + 1), argv[i]);
        int result = message_parse(text, &message);
        memset(text, '#', strlen(text));
        free(text);
        if (result == 0)
            printf("[%s] [%s] [%s]\n", message.sender, message.subject, message.body);
        else
            printf("%d\n", result);
        message_clear(&message);
    }
    return 0;
}
