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

static void track_free(struct track *track)
{
    if (track) {
        free(track->artist);
        free(track->title);
        free(track);
    }
}

void playlist_free(struct playlist *playlist)
{
    if (!playlist)
        return;
    for (struct track *track = playlist->first; track;) {
        struct track *next = track->next;
        track_free(track);
        track = next;
    }
    free(playlist->name);
    free(playlist);
}

static struct track *parse_track(const char *line, size_t length)
{
    const char *end = line + length;
    size_t digits = strspn(line, "0123456789");
    if (digits < 1 || digits > 5 || line[digits] != '|')
        return NULL;
    const char *artist = line + digits + 1;
    const char *bar = memchr(artist, '|', (size_t)(end - artist));
    if (!bar || bar == artist || bar + 1 == end)
        return NULL;
    struct track *track = calloc(1, sizeof *track);
    if (!track)
        return NULL;
    track->seconds = atoi(line);
    track->artist = strndup(artist, (size_t)(bar - artist));
    track->title = strndup(bar + 1, (size_t)(end - bar - 1));
    if (!track->artist || !track->title) {
        track_free(track);
        return NULL;
    }
    return track;
}

struct playlist *playlist_parse(const char *text)
{
    static const char start[] = "PLAYLIST ";
    if (strncmp(text, start, sizeof start - 1) != 0)
        return NULL;
    text += sizeof start - 1;
    size_t length = strcspn(text, "\n");
    struct playlist *playlist = length > 0 ? calloc(1, sizeof *playlist) : NULL;
    if (!playlist)
        return NULL;
    playlist->name = strndup(text, length);
    int failed = playlist->name == NULL;
    struct track **last = &playlist->first;
    for (text += length; !failed && text[0] && text[1]; text += length) {
        text++;
        length = strcspn(text, "\n");
        *last = parse_track(text, length);
        if (*last) {
            last = &(*last)->next;
            playlist->count++;
        } else {
            failed = 1;
        }
    }
    if (failed) {
        playlist_free(playlist);
        return NULL;
    }
    return playlist;
}
