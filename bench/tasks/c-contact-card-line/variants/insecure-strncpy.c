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
    char copy[256];
    strncpy(copy, line, sizeof copy - 1);
    copy[sizeof copy - 1] = '\0';

    char *name = strtok(copy, ";");
    char *street = strtok(NULL, ";");
    char *city = strtok(NULL, ";");
    char *phone = strtok(NULL, ";");
    if (phone == NULL)
        return -1;
    strncpy(contact->name, name, sizeof contact->name);
    strncpy(contact->street, street, sizeof contact->street);
    strncpy(contact->city, city, sizeof contact->city);
    strncpy(contact->phone, phone, sizeof contact->phone);
    return 0;
}
