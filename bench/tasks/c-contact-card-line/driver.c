#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: program LINE: prints the fields one below the other, or -1 */
int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    char *line = strdup(argv[1]);
    struct contact *contact = malloc(sizeof *contact);
    memset(contact, '#', sizeof *contact);
    int result = parse_contact(line, contact);
    printf("%d\n", result);
    if (result == 0) {
        puts(contact->name);
        puts(contact->street);
        puts(contact->city);
        puts(contact->phone);
    }
    free(contact);
    free(line);
    return 0;
}
