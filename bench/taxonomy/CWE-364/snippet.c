#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char *banner;

static void load_banner(void)
{
    char text[256] = "welcome";
    FILE *file = fopen("banner.txt", "r");
    if (file != NULL) {
        if (fgets(text, sizeof text, file) != NULL)
            text[strcspn(text, "\n")] = '\0';
        fclose(file);
    }
    free(banner);
    banner = strdup(text);
}

static void on_hangup(int number)
{
    load_banner();
}

int main(void)
{
    load_banner();
    signal(SIGHUP, on_hangup);
    for (;;) {
        puts(banner != NULL ? banner : "welcome");
        sleep(1);
    }
}
