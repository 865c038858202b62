#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/*
 * The receiving side of a small program that keeps folders in step.
 *
 * The stream is a sequence of files. Each file is a line
 *
 *     FILE NAME SIZE\n
 *
 * and then SIZE bytes of content; the next file's line starts right after the content. NAME has
 * at most 200 characters and no spaces, and may name folders ("docs/2026/plan.txt"); SIZE is a
 * decimal number. The stream ends after the last file.
 *
 * Each file is stored as NAME below `folder`, which exists already. Folders below it that are
 * missing are made, and a file that is there already is replaced.
 *
 * Returns the number of files stored, or -1 if the stream is not of this form or a file cannot
 * be stored.
 */
int receive_files(FILE *stream, const char *folder)
{
