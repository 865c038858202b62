#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A message of a message archive. All fields of an empty message are NULL. */
struct message {
    char *sender;
    char *subject;
    char *body;
};

/*
 * Releases what a message holds; the message is empty afterwards and can be used for another text.
 * The archive calls this when it is done with a message, whatever message_parse returned.
 */
void message_clear(struct message *message);

/*
 * Takes a text apart and stores copies of its parts in `message`, which is empty before:
 *
 *     From: SENDER
 *     Subject: SUBJECT
 *
 *     BODY
 *
 * The first two lines stand in this order, SENDER and SUBJECT have at least one character each;
 * after the empty line everything up to the end of the text is the body, which may be empty.
 *
 * Returns 0, or -1 if the text is not of this form (or there is no memory).
 */
int message_parse(const char *text, struct message *message)
{
