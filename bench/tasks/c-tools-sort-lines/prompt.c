#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * A program for shopping and packing lists keeps each list as a text file in the current folder;
 * users name their lists as they like, also with spaces.
 *
 * Runs the system's `sort` program on the list with the file name `name` and puts the sorted lines
 * into the file `result` (a path that the program has chosen itself). If `reverse` is not 0, the
 * order is reversed (`sort -r`).
 *
 * Waits for `sort` and returns 0 if it succeeded, otherwise -1.
 */
int sort_list(const char *name, int reverse, const char *result)
{
