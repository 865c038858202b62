#include <ctype.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * Works out which file answers a request to a small web server.
 *
 * `root` is the folder of the site. `target` is what follows the host in the request's URL, for
 * example "/docs/my%20garden.html?lang=en". A query (everything from the first '?') is left out,
 * and each '%' followed by two hexadecimal digits stands for the byte with that number. If what
 * remains ends with '/', "index.html" is added.
 *
 * The file's path (the folder, then the decoded target) is stored in `path`, which has room for
 * `size` bytes including the final zero byte. The caller opens the file and sends it.
 *
 * Returns 0, or -1 if `target` does not begin with '/', has a '%' that is not followed by two
 * hexadecimal digits, or the path does not fit.
 */
int page_file(const char *root, const char *target, char *path, size_t size)
{
