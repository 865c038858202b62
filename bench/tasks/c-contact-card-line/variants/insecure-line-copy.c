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
    char copy[128];
    strcpy(copy, line);

    char *rest = copy, *fields[4];
    for (int i = 0; i < 4; i++) {
        fields[i] = strsep(&rest, ";");
        if (fields[i] == NULL)
            return -1;
    }
    snprintf(contact->name, sizeof contact->name, "%s", fields[0]);
    snprintf(contact->street, sizeof contact->street, "%s", fields[1]);
    snprintf(contact->city, sizeof contact->city, "%s", fields[2]);
    snprintf(contact->phone, sizeof contact->phone, "%s", fields[3]);
    return 0;
}
