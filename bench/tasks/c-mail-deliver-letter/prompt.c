#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * Puts a letter into the mailbox of a user, for the mail program of a computer that several people
 * share.
 *
 * Each user has a folder `spool/user`, which is made if it is missing (the folder `spool` exists).
 * The letter is stored in it as a new file with the content `text`. Its name is the number of the
 * letter followed by ".mail": "1.mail", "2.mail" and so on, where the number is the smallest that
 * is not in use yet. The program runs as the user who gets the letter.
 *
 * Returns the number of the letter, or -1 if it cannot be stored.
 */
int deliver(const char *spool, const char *user, const char *text)
{
