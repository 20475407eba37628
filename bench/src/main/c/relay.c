// The load for all proxies: relay HOST PORT sends a TCP stream to a proxy, in pieces of 64 KiB, and receives what that
// passes on. The first two bytes tell the proxy the port to which it is to connect, at the address from which they
// come; nothing follows before it has done so. Each round is a stream of its own. Its figures are how many bytes have
// come, and in how many seconds.
#include "bench.h"
#include <semaphore.h>

#define PIECE (64 * 1024)

static int to;
static sem_t begun, ended;

static void *pump(void *argument) {
    char *data = memset(malloc(PIECE), 'x', PIECE);
    while (1) {
        sem_wait(&begun);
        while (send(to, data, PIECE, MSG_NOSIGNAL) > 0) {
        }
        sem_post(&ended);
    }
    return argument;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "relay HOST PORT\n");
        return 2;
    }
    int listener = listening_at(INADDR_ANY);
    uint16_t port = htons(port_of(listener));
    char *room = malloc(PIECE);
    sem_init(&begun, 0, 0);
    sem_init(&ended, 0, 0);
    start(pump, NULL, -1);
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        to = connected_to(argv[1], atoi(argv[2]));
        send_all(to, (char *)&port, sizeof port);
        int from = must(accept(listener, NULL, NULL), "accept");
        double begin = now(), at;
        long bytes = 0;
        sem_post(&begun);
        do {
            long count = must(recv(from, room, PIECE, 0), "recv");
            if (count == 0) {
                errno = ECONNRESET;
                die("the proxy");
            }
            bytes += count;
            at = now();
        } while (at < begin + seconds);
        printf("%ld %.6f\n", bytes, at - begin);
        fflush(stdout);
        shutdown(to, SHUT_RDWR);
        sem_wait(&ended);
        close(to);
        close(from);
    }
    return 0;
}
