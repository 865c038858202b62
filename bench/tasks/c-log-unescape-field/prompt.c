#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Undoes the escapes in one field of a structured log.
 *
 * `field` is a text in which these sequences stand for one character each:
 *
 *   \n    a line feed
 *   \t    a tab
 *   \xHH  the byte with the hexadecimal code HH (two digits, capital or small)
 *   a backslash before any other character: that character itself
 *
 * All other characters stand for themselves.
 *
 * Returns the text without escapes in new memory that the caller will free, or NULL if there is
 * no memory.
 */
char *unescape_field(const char *field)
{
