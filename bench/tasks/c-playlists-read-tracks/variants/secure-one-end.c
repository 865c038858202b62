#include <stdio.h>
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

static int parse_track(struct track *track, char *line)
{
    char *artist = strchr(line, '|');
    char *title = artist ? strchr(artist + 1, '|') : NULL;
    size_t digits = strspn(line, "0123456789");
    if (!title || digits < 1 || digits > 5 || line + digits != artist)
        return -1;
    *artist++ = '\0';
    *title++ = '\0';
    if (!*artist || !*title)
        return -1;
    track->seconds = atoi(line);
    track->artist = strdup(artist);
    track->title = strdup(title);
    return 0;
}

struct playlist *playlist_parse(const char *text)
{
    struct playlist *playlist = calloc(1, sizeof *playlist);
    char *copy = strdup(text), *rest = copy;
    int complete = 0;
    if (!playlist || !copy)
        goto end;

    struct track **last = &playlist->first;
    char *line = strsep(&rest, "\n");
    if (strncmp(line, "PLAYLIST ", 9) != 0 || !line[9])
        goto end;
    playlist->name = strdup(line + 9);
    if (!playlist->name)
        goto end;
    while (rest && *rest) {
        /* In the list at once, so that it is released with it. */
        *last = calloc(1, sizeof **last);
        if (!*last || parse_track(*last, strsep(&rest, "\n")) != 0)
            goto end;
        last = &(*last)->next;
        playlist->count++;
    }
    complete = 1;

end:
    free(copy);
    if (complete)
        return playlist;
    playlist_free(playlist);
    return NULL;
}
