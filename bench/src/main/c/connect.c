// One thread: connect, accept, one byte, close both. SO_LINGER of zero leaves nothing in TIME_WAIT.
#include "bench.h"

static int listener, port;

static void connection(void) {
    struct linger now_or_never = {1, 0};
    struct sockaddr_in address = loopback(port);
    char byte = 1;
    int client = must(socket(AF_INET, SOCK_STREAM, 0), "socket");
    must(setsockopt(client, SOL_SOCKET, SO_LINGER, &now_or_never, sizeof now_or_never), "SO_LINGER");
    must(connect(client, (struct sockaddr *)&address, sizeof address), "connect");
    int peer = must(accept(listener, NULL, NULL), "accept");
    must(send(client, &byte, 1, MSG_NOSIGNAL), "send");
    must(recv(peer, &byte, 1, 0), "recv");
    close(peer);
    close(client);
}

int main(void) {
    listener = listening();
    port = port_of(listener);
    rounds(connection);
    return 0;
}
