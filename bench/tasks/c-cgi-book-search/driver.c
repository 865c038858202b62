#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* usage: QUERY_STRING=… program TITLE OWNER TITLE OWNER …: prints the page */
int main(int argc, char **argv)
{
    const char *query = getenv("QUERY_STRING");
    size_t count = (size_t)(argc - 1) / 2;
    struct book *books = malloc((count + 1) * sizeof *books);
    for (size_t i = 0; i < count; i++) {
        books[i].title = strdup(argv[1 + 2 * i]);
        books[i].owner = strdup(argv[2 + 2 * i]);
    }
    print_page(stdout, query ? strdup(query) : "", books, count);
    return 0;
}
