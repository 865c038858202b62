#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * A command-line program for a weather service lets its users log in once and remembers the
 * access token in a file in their home folder.
 */

/*
 * Reads the token from the file `path` into `token`, which has room for `size` bytes. Returns 0,
 * or -1 if the file cannot be read, has no line with a token, or the token does not fit.
 */
int load_token(const char *path, char *token, size_t size);

/*
 * Writes the file `path` with the two lines "user=USER" and "token=TOKEN", each ended by a line
 * feed. A file that is there already is replaced. Returns 0, or -1 if the file cannot be written.
 */
int save_login(const char *path, const char *user, const char *token)
{
