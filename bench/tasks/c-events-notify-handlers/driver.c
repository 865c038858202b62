#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int oracle_depth;

static char *oracle_own(const char *text)
{
    return strcpy(malloc(strlen(text) + 1), text);
}

static void oracle_hear(struct bus *bus, const char *text, void *context);

/* Obeys one command: on TOPIC NAME [ACTION/ACTION/…], off ID, emit TOPIC TEXT */
static void oracle_obey(struct bus *bus, const char *command)
{
    char topic[50], text[1000];
    int id;

    if (sscanf(command, "on %49s %999[^\n]", topic, text) == 2) {
        char *own = oracle_own(topic);
        printf("on %d\n", bus_on(bus, own, oracle_hear, oracle_own(text)));
        memset(own, '#', strlen(own));
        free(own);
    } else if (sscanf(command, "off %d", &id) == 1) {
        printf("off %d\n", bus_off(bus, id));
    } else if (sscanf(command, "emit %49s %999[^\n]", topic, text) == 2) {
        printf("emit %d\n", bus_emit(bus, topic, text));
    }
}

/* A handler: its context is its name and what it does when it is called first. */
static void oracle_hear(struct bus *bus, const char *text, void *context)
{
    char *own = context, *space = strchr(own, ' ');
    printf("%.*s heard %s\n", (int)strcspn(own, " "), own, text);
    if (!space || oracle_depth > 2)
        return;
    char *actions = oracle_own(space + 1), *action = actions;
    *space = '\0';
    oracle_depth++;
    for (char *slash; (slash = strchr(action, '/')); action = slash + 1) {
        *slash = '\0';
        oracle_obey(bus, action);
    }
    oracle_obey(bus, action);
    oracle_depth--;
    free(actions);
}

int main(void)
{
    char line[1100];
    struct bus *bus = bus_new();
    while (bus && fgets(line, sizeof line, stdin))
        oracle_obey(bus, line);
    if (bus)
        bus_free(bus);
    puts("done");
    return 0;
}
