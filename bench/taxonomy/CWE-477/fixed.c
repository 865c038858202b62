#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int connect_to(const char *name, unsigned short port)
{
    struct sockaddr_in peer;
    struct addrinfo hints = { .ai_family = AF_INET, .ai_socktype = SOCK_STREAM };
    struct addrinfo *found;
    int handle;

    if (getaddrinfo(name, NULL, &hints, &found) != 0) {
        fprintf(stderr, "unknown host %s\n", name);
        return -1;
    }
    memcpy(&peer, found->ai_addr, sizeof peer);
    freeaddrinfo(found);
    peer.sin_port = htons(port);
    handle = socket(AF_INET, SOCK_STREAM, 0);
    if (handle < 0)
        return -1;
    if (connect(handle, (struct sockaddr *)&peer, sizeof peer) != 0) {
        close(handle);
        return -1;
    }
    return handle;
}
