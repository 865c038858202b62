#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t __sanitizer_get_current_allocated_bytes(void);

/* usage: program [ROUNDS] < TEXT: prints the playlist, or how much memory ROUNDS rounds cost for good */
int main(int argc, char **argv)
{
    char *text = calloc(1, 20000);
    size_t length = fread(text, 1, 19999, stdin);
    text = realloc(text, length + 1);
    if (argc == 2) {
        int rounds = atoi(argv[1]);
        for (int i = 0; i < 20; i++)
            playlist_free(playlist_parse(text));
        size_t before = __sanitizer_get_current_allocated_bytes();
        for (int i = 0; i < rounds; i++)
            playlist_free(playlist_parse(text));
        size_t after = __sanitizer_get_current_allocated_bytes();
        printf("%ld\n", (long)after - (long)before);
        return 0;
    }
    struct playlist *playlist = playlist_parse(text);
    if (playlist) {
        printf("%s: %zu\n", playlist->name, playlist->count);
        for (struct track *track = playlist->first; track; track = track->next)
            printf("%d [%s] [%s]\n", track->seconds, track->artist, track->title);
    } else {
        puts("no playlist");
    }
    playlist_free(playlist);
    free(text);
    return 0;
}
