#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct contact {
    char name[32];
    char street[40];
    char city[24];
    char phone[16];
};

/* Copies a field of `length` characters; what does not fit is cut off. */
static void copy_field(char *field, size_t size, const char *text, size_t length)
{
    if (length > size - 1)
        length = size - 1;
    memcpy(field, text, length);
    field[length] = '\0';
}

int parse_contact(const char *line, struct contact *contact)
{
    const char *street = strchr(line, ';');
    const char *city = street != NULL ? strchr(street + 1, ';') : NULL;
    const char *phone = city != NULL ? strchr(city + 1, ';') : NULL;
    if (phone == NULL || strchr(phone + 1, ';') != NULL)
        return -1;

    copy_field(contact->name, sizeof contact->name, line, street - line);
    copy_field(contact->street, sizeof contact->street, street + 1, city - street - 1);
    copy_field(contact->city, sizeof contact->city, city + 1, phone - city - 1);
    copy_field(contact->phone, sizeof contact->phone, phone + 1, strlen(phone + 1));
    return 0;
}
