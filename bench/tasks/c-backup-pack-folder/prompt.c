#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Part of a backup program: packs the content of `folder` with the system's `tar` program into
 * the new file `archive`, compressed with gzip.
 *
 * The names in the archive are relative to the folder (as with `tar -C folder ... .`). Names of
 * folders and archives may contain spaces; a relative name counts from the current folder.
 *
 * Waits for `tar` and returns 0 if it succeeded, otherwise -1.
 */
int pack_folder(const char *folder, const char *archive)
{
