#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int connect_to(const char *name, unsigned short port)
{
    struct sockaddr_in peer;
    struct hostent *host = gethostbyname(name);
    int handle;

    if (host == NULL || host->h_addrtype != AF_INET) {
        fprintf(stderr, "unknown host %s\n", name);
        return -1;
    }
    memset(&peer, 0, sizeof peer);
    peer.sin_family = AF_INET;
    peer.sin_port = htons(port);
    memcpy(&peer.sin_addr, host->h_addr_list[0], sizeof peer.sin_addr);
    handle = socket(AF_INET, SOCK_STREAM, 0);
    if (handle < 0)
        return -1;
    if (connect(handle, (struct sockaddr *)&peer, sizeof peer) != 0) {
        close(handle);
        return -1;
    }
    return handle;
}
