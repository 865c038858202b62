#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct contact {
    char name[32];
    char street[40];
    char city[24];
    char phone[16];
};

int parse_contact(const char *line, struct contact *contact)
{
    char *copy = strdup(line);
    char *name = strtok(copy, ";");
    char *street = strtok(NULL, ";");
    char *city = strtok(NULL, ";");
    char *phone = strtok(NULL, ";");
    if (!name || !street || !city || !phone) {
        free(copy);
        return -1;
    }
    strcpy(contact->name, name);
    strcpy(contact->street, street);
    strcpy(contact->city, city);
    strcpy(contact->phone, phone);
    free(copy);
    return 0;
}
