// A proxy of TCP streams, one after the other: proxy splice|buffer KIB passes on so many KiB at a time, by a pipe or
// through a buffer; prints `ready PORT`. The first two bytes that come are the port to which it connects, at the
// address from which they come.
#include "bench.h"
#include <fcntl.h>
#include <signal.h>

static int listener, splices;
static size_t piece;

static void pass_spliced(int from, int to) {
    int ends[2];
    long count;
    must(pipe(ends), "pipe");
    must(fcntl(ends[0], F_SETPIPE_SZ, piece), "F_SETPIPE_SZ");
    while ((count = splice(from, NULL, ends[1], NULL, piece, SPLICE_F_MOVE)) > 0) {
        while (count > 0) {
            long sent = splice(ends[0], NULL, to, NULL, count, SPLICE_F_MOVE);
            if (sent < 0) {
                goto end;
            }
            count -= sent;
        }
    }
end:
    close(ends[0]);
    close(ends[1]);
}

static void pass_copied(int from, int to, char *data) {
    long count;
    while ((count = recv(from, data, piece, 0)) > 0) {
        for (long at = 0; at < count;) {
            long sent = send(to, data + at, count - at, MSG_NOSIGNAL);
            if (sent < 0) {
                return;
            }
            at += sent;
        }
    }
}

static void *pass(void *argument) {
    char *data = malloc(piece);
    while (1) {
        struct sockaddr_in address;
        socklen_t length = sizeof address;
        uint16_t port;
        int from = must(accept(listener, (struct sockaddr *)&address, &length), "accept");
        if (!recv_all(from, (char *)&port, sizeof port)) {
            die("the port");
        }
        int to = connected_to(inet_ntoa(address.sin_addr), ntohs(port));
        if (splices) {
            pass_spliced(from, to);
        } else {
            pass_copied(from, to, data);
        }
        close(from);
        close(to);
    }
    return argument;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "proxy splice|buffer KIB\n");
        return 2;
    }
    splices = strcmp(argv[1], "splice") == 0;
    piece = strtoul(argv[2], NULL, 10) * 1024;
    signal(SIGPIPE, SIG_IGN); // splice(2) has no MSG_NOSIGNAL
    listener = listening_at(INADDR_ANY);
    start(pass, NULL, -1);
    printf("ready %d\n", port_of(listener));
    fflush(stdout);
    while (asked() >= 0) {
        tell(0);
    }
    return 0;
}
