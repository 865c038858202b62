#include <stdio.h>
#include <string.h>

/*
 * Fills in the texts of a mail program's greeting, which translators write and which are loaded
 * from the catalogue of the user's language.
 *
 * In `text`, %s stands for the name of the user, %d for the number of new letters and %% for a
 * percent sign. Most texts are like "Hello %s, you have %d new letters"; some have the name
 * only, or neither.
 *
 * Writes the filled-in text to `out`, which has room for `size` bytes (at least 1) with the
 * terminating zero; a text that is longer is cut. Returns the length of what is in `out`, or -1
 * if the text cannot be filled in.
 */
int fill_text(const char *text, const char *name, int number, char *out, size_t size)
{
