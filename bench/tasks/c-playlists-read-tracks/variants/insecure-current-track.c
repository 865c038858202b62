#include <ctype.h>
#include <stdlib.h>
#include <string.h>

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

void playlist_free(struct playlist *playlist)
{
    if (!playlist)
        return;
    struct track *track = playlist->first;
    while (track) {
        struct track *next = track->next;
        free(track->artist);
        free(track->title);
        free(track);
        track = next;
    }
    free(playlist->name);
    free(playlist);
}

struct playlist *playlist_parse(const char *text)
{
    if (strncmp(text, "PLAYLIST ", 9) != 0)
        return NULL;
    text += 9;

    size_t length = strcspn(text, "\n");
    if (length == 0)
        return NULL;
    struct playlist *playlist = calloc(1, sizeof *playlist);
    if (!playlist)
        return NULL;
    playlist->name = strndup(text, length);
    text += length;
    if (*text)
        text++;

    struct track *last = NULL;
    while (*text) {
        struct track *track = calloc(1, sizeof *track);
        if (!track)
            goto failed;

        size_t digits = 0;
        while (isdigit((unsigned char)text[digits]))
            digits++;
        if (digits < 1 || digits > 5 || text[digits] != '|')
            goto failed;
        track->seconds = atoi(text);
        text += digits + 1;

        length = strcspn(text, "|\n");
        if (length == 0 || text[length] != '|')
            goto failed;
        track->artist = strndup(text, length);
        text += length + 1;

        length = strcspn(text, "\n");
        if (length == 0)
            goto failed;
        track->title = strndup(text, length);
        text += length;
        if (*text)
            text++;

        if (last)
            last->next = track;
        else
            playlist->first = track;
        last = track;
        playlist->count++;
    }
    return playlist;

failed:
    playlist_free(playlist);
    return NULL;
}
