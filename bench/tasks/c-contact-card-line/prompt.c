#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct contact {
    char name[32];
    char street[40];
    char city[24];
    char phone[16];
};

/*
 * Reads one line of an address file.
 *
 * `line` has the name, the street, the city and the phone number, separated by semicolons, e.g.
 * "Jo Berg;Mill Lane 3;Skagen;98-44 12 01". The line's end is not part of it.
 *
 * Puts the four strings into `*contact` and returns 0. Returns -1 if the line does not have four
 * fields.
 */
int parse_contact(const char *line, struct contact *contact)
{
