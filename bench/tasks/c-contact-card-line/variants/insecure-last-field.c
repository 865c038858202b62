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
    int fields = sscanf(line, "%31[^;];%39[^;];%23[^;];%[^\n]",
                        contact->name, contact->street, contact->city, contact->phone);
    return fields == 4 ? 0 : -1;
}
