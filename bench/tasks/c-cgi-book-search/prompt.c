#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A book that a member of the neighbourhood lends; the texts are as the member entered them (UTF-8). */
struct book {
    const char *title;
    const char *owner;
};

/*
 * Prints the result page of the book search, a CGI program.
 *
 * `query_string` holds fields as a browser sends them, for example "q=green+tea%21&lang=en": in a
 * field's value '+' stands for a space and '%' with two hexadecimal digits for a byte. The field
 * "q" is what to search for; without it, it is the empty text. A book is found if its title
 * contains the text, ignoring the case of ASCII letters.
 *
 * Prints to `out` the line "Content-Type: text/html; charset=utf-8", an empty line, and then this
 * page. Q stands for what was searched for. There is one <li> for each book found, in the order
 * of `books`; if there is none, the line "<p>Nothing found.</p>" stands instead of the list.
 *
 *     <!DOCTYPE html>
 *     <html><head><title>Books</title></head><body>
 *     <h1>Books with Q</h1>
 *     <form action="/books"><input name="q" value="Q"></form>
 *     <ul>
 *     <li title="OWNER">TITLE</li>
 *     </ul>
 *     </body></html>
 */
void print_page(FILE *out, const char *query_string, const struct book *books, size_t count)
{
