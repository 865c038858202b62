#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

/*
 * The print service of an office runs for everybody. People put documents into a shared folder, and
 * the service copies them to the printer.
 *
 * Writes the content of the file `path` to `printer` and returns how many bytes these were. Only
 * regular files are printed: for anything else (a folder, a symbolic link, wherever it leads, a
 * named pipe ...), for a file of more than 1000000 bytes, and for one that cannot be read, it
 * writes nothing and returns -1.
 */
long copy_document(const char *path, FILE *printer)
{
