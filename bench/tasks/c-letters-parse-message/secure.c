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
    message->sender = message->subject = message->body = NULL;
}

/* Copies the rest of a line that begins with `label` and moves `text` behind the line. */
static char *take_line(const char **text, const char *label)
{
    size_t start = strlen(label);
    if (strncmp(*text, label, start) != 0)
        return NULL;
    const char *value = *text + start;
    size_t length = strcspn(value, "\n");
    if (length == 0 || value[length] == '\0')
        return NULL;
    *text = value + length + 1;
    return strndup(value, length);
}

int message_parse(const char *text, struct message *message)
{
    *message = (struct message){NULL, NULL, NULL};
    message->sender = take_line(&text, "From: ");
    if (!message->sender)
        goto failed;
    message->subject = take_line(&text, "Subject: ");
    if (!message->subject || *text != '\n')
        goto failed;
    message->body = strdup(text + 1);
    if (!message->body)
        goto failed;
    return 0;

failed:
    message_clear(message);
    return -1;
}
