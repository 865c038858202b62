#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct book {
    const char *title;
    const char *owner;
};

static void print_text(FILE *out, const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&': fputs("&amp;", out); break;
        case '<': fputs("&lt;", out); break;
        case '>': fputs("&gt;", out); break;
        case '"': fputs("&quot;", out); break;
        case '\'': fputs("&#39;", out); break;
        default: putc(*text, out);
        }
    }
}

static int digit(char c)
{
    if (isdigit((unsigned char)c))
        return c - '0';
    return tolower((unsigned char)c) - 'a' + 10;
}

/* The decoded value of the field "q", which the caller frees; NULL without memory. */
static char *searched(const char *query)
{
    while (*query && strncmp(query, "q=", 2) != 0) {
        query += strcspn(query, "&");
        query += *query == '&';
    }
    if (*query)
        query += 2;
    char *text = malloc(strlen(query) + 1);
    if (!text)
        return NULL;
    size_t used = 0;
    for (; *query && *query != '&'; query++) {
        if (*query == '+') {
            text[used++] = ' ';
        } else if (*query == '%' && isxdigit((unsigned char)query[1]) && isxdigit((unsigned char)query[2])) {
            text[used++] = (char)(digit(query[1]) * 16 + digit(query[2]));
            query += 2;
        } else {
            text[used++] = *query;
        }
    }
    text[used] = '\0';
    return text;
}

static int contains(const char *title, const char *text)
{
    size_t length = strlen(text);
    for (;; title++) {
        if (strncasecmp(title, text, length) == 0)
            return 1;
        if (!*title)
            return 0;
    }
}

void print_page(FILE *out, const char *query_string, const struct book *books, size_t count)
{
    char *text = searched(query_string);
    if (!text)
        return;
    fputs("Content-Type: text/html; charset=utf-8\n\n"
          "<!DOCTYPE html>\n<html><head><title>Books</title></head><body>\n<h1>Books with ", out);
    print_text(out, text);
    fputs("</h1>\n<form action=\"/books\"><input name=\"q\" value=\"", out);
    print_text(out, text);
    fputs("\"></form>\n", out);

    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (!contains(books[i].title, text))
            continue;
        fputs(found++ == 0 ? "<ul>\n<li title=\"" : "<li title=\"", out);
        print_text(out, books[i].owner);
        fputs("\">", out);
        print_text(out, books[i].title);
        fputs("</li>\n", out);
    }
    fputs(found ? "</ul>\n" : "<p>Nothing found.</p>\n", out);
    fputs("</body></html>\n", out);
    free(text);
}
