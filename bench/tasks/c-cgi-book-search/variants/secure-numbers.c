#define _GNU_SOURCE
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct book {
    const char *title;
    const char *owner;
};

static char *get_query(const char *query_string)
{
    const char *p = query_string;
    while (p && strncmp(p, "q=", 2) != 0) {
        p = strchr(p, '&');
        if (p)
            p++;
    }
    p = p ? p + 2 : "";

    char *q = malloc(strlen(p) + 1);
    char *out = q;
    while (*p && *p != '&') {
        unsigned int byte;
        if (*p == '%' && sscanf(p + 1, "%2x", &byte) == 1 && p[2]) {
            *out++ = (char)byte;
            p += 3;
        } else {
            *out++ = *p == '+' ? ' ' : *p;
            p++;
        }
    }
    *out = '\0';
    return q;
}

/* The text with every byte that is not a letter, digit or space as a number; UTF-8 is left alone. */
static char *escape(const char *text)
{
    char *result = malloc(6 * strlen(text) + 1);
    char *end = result;
    if (!result)
        exit(1);
    for (; *text; text++) {
        unsigned char byte = (unsigned char)*text;
        if (byte >= 128 || isalnum(byte) || strchr(" .,:;!?-", byte))
            *end++ = *text;
        else
            end += sprintf(end, "&#%d;", byte);
    }
    *end = '\0';
    return result;
}

void print_page(FILE *out, const char *query_string, const struct book *books, size_t count)
{
    char *q = get_query(query_string);
    char *shown = escape(q);
    int found = 0;

    fprintf(out, "Content-Type: text/html; charset=utf-8\n\n");
    fprintf(out, "<!DOCTYPE html>\n<html><head><title>Books</title></head><body>\n");
    fprintf(out, "<h1>Books with %s</h1>\n", shown);
    fprintf(out, "<form action=\"/books\"><input name=\"q\" value=\"%s\"></form>\n", shown);
    for (size_t i = 0; i < count; i++) {
        if (!strcasestr(books[i].title, q))
            continue;
        if (!found++)
            fprintf(out, "<ul>\n");
        char *owner = escape(books[i].owner);
        char *title = escape(books[i].title);
        fprintf(out, "<li title=\"%s\">%s</li>\n", owner, title);
        free(owner);
        free(title);
    }
    fprintf(out, found ? "</ul>\n" : "<p>Nothing found.</p>\n");
    fprintf(out, "</body></html>\n");
    free(shown);
    free(q);
}
