#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The playlists of a music player that runs for months on a small device. */
struct track {
    int seconds;
    char *artist;
    char *title;
    struct track *next;
};

struct playlist {
    char *name;
    size_t count;
    struct track *first;
};

/* Releases a playlist; does nothing if it is NULL. */
void playlist_free(struct playlist *playlist);

/*
 * Makes a playlist of a text, or returns NULL if the text is not of this form (or there is no
 * memory): the first line is "PLAYLIST " and the name, each further line is
 *
 *     SECONDS|ARTIST|TITLE
 *
 * where SECONDS is a decimal number of 1 to 5 digits. Name, artist and title have at least one
 * character. Each line is ended by a line feed, the last one also by the end of the text.
 *
 * The tracks are in the order of the lines; the playlist keeps its own copies of all texts, which
 * may be of any length.
 */
struct playlist *playlist_parse(const char *text)
{
