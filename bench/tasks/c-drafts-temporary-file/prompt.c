#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/*
 * A mail program hands a draft to the user's editor by way of a temporary file.
 *
 * Stores `text` in a new file in the folder /tmp and returns the path of that file in memory from
 * malloc; the caller starts the editor with the path, reads the file back and deletes it. The
 * file's name begins with "draft-". Several drafts may be open at the same time, in this program
 * or in another one.
 *
 * Returns NULL if the file cannot be written.
 */
char *draft_file(const char *text)
{
