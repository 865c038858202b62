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
    struct {
        char *text;
        size_t size;
    } fields[] = {
        {contact->name, sizeof contact->name},
        {contact->street, sizeof contact->street},
        {contact->city, sizeof contact->city},
        {contact->phone, sizeof contact->phone},
    };

    for (int i = 0; i < 4; i++) {
        size_t length = strcspn(line, ";");
        if (length >= fields[i].size || (line[length] == ';') != (i < 3))
            return -1;
        snprintf(fields[i].text, fields[i].size, "%.*s", (int)length, line);
        line += length + 1;
    }
    return 0;
}
