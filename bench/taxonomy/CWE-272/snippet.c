#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static int open_port(unsigned short number)
{
    struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons(number) };
    int listener = socket(AF_INET, SOCK_STREAM, 0);

    if (listener < 0)
        return -1;
    if (bind(listener, (struct sockaddr *)&here, sizeof here) != 0 || listen(listener, 16) != 0)
        return -1;
    return listener;
}

int main(void)
{
    int listener = open_port(13);

    if (listener < 0 || chdir("/") != 0)
        return 1;
    for (;;) {
        int peer = accept(listener, NULL, NULL);
        time_t now = time(NULL);
        char text[32];
        size_t length = strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S\r\n", localtime(&now));

        if (peer < 0)
            continue;
        send(peer, text, length, MSG_NOSIGNAL);
        close(peer);
    }
}
