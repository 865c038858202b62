#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Part of a program that shows statistics of log files: counts the lines of the file `path` that
 * match `pattern`, an extended regular expression such as "^GET /(shop|news)/ ".
 *
 * The counting is done by the system's `grep` program (`grep -E -c`), whose output is read here.
 *
 * Returns the number of lines, 0 if none matches, and -1 if `grep` reports an error (it ends with
 * a status above 1).
 */
long count_matches(const char *pattern, const char *path)
{
