#include <stdlib.h>
#include <string.h>

struct message {
    char *sender;
    char *subject;
    char *body;
};

void message_clear(struct message *message)
{
    free(message->sender);
    free(message->subject);
    free(message->body);
    memset(message, 0, sizeof *message);
}

int message_parse(const char *text, struct message *message)
{
    const char *end;

    if (strncmp(text, "From: ", 6) != 0)
        return -1;
    text += 6;
    end = strchr(text, '\n');
    if (!end || end == text)
        return -1;
    message->sender = strndup(text, end - text);
    if (!message->sender)
        return -1;
    text = end + 1;

    if (strncmp(text, "Subject: ", 9) != 0) {
        free(message->sender);
        message->sender = NULL;
        return -1;
    }
    text += 9;
    end = strchr(text, '\n');
    if (!end || end == text) {
        free(message->sender);
        message->sender = NULL;
        return -1;
    }
    message->subject = strndup(text, end - text);
    if (!message->subject) {
        free(message->sender);
        message->sender = NULL;
        return -1;
    }
    text = end + 1;

    if (*text != '\n') {
        free(message->sender);
        free(message->subject);
        return -1;
    }
    message->body = strdup(text + 1);
    if (!message->body) {
        free(message->sender);
        free(message->subject);
        return -1;
    }
    return 0;
}
