// The load for all echo servers: load PORT CONNECTIONS. One thread and epoll; on each connection one message of 64 bytes is
// under way at any time. Prints round trips per second. A round of 0 ms is one message to each.
#include "bench.h"

#define EVENTS 512
#define PACE 256 // so many connections, and then an answer on the last: never more than the backlog

static char data[65536];

int main(int argc, char **argv) {
    int port = argc == 3 ? atoi(argv[1]) : 0, connections = argc == 3 ? atoi(argv[2]) : 0;
    int poll = must(epoll_create1(0), "epoll_create1");
    int *fds = calloc(connections, sizeof *fds);
    int *got = calloc(connections, sizeof *got);
    struct epoll_event events[EVENTS];
    for (int i = 0; i < connections; i++) {
        fds[i] = connected(port);
        struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
        must(epoll_ctl(poll, EPOLL_CTL_ADD, fds[i], &event), "epoll_ctl");
        if (i % PACE == PACE - 1 || i == connections - 1) {
            send_all(fds[i], data, MESSAGE);
            if (!recv_all(fds[i], data, MESSAGE)) {
                die("the server");
            }
        }
    }
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        double begin = now(), end = begin + seconds, at = begin;
        long trips = 0;
        for (int i = 0; i < connections; i++) {
            send_all(fds[i], data, MESSAGE);
        }
        for (int open = connections; open > 0;) {
            int count = epoll_wait(poll, events, EVENTS, 20000);
            if (count <= 0) {
                die("no answer");
            }
            at = now();
            for (int i = 0; i < count; i++) {
                int which = events[i].data.u32;
                ssize_t size = must(recv(fds[which], data, MESSAGE - got[which], 0), "recv");
                if (size == 0) {
                    errno = ECONNRESET;
                    die("recv");
                }
                got[which] += size;
                if (got[which] == MESSAGE) {
                    got[which] = 0;
                    trips++;
                    if (at < end) {
                        send_all(fds[which], data, MESSAGE);
                    } else {
                        open--;
                    }
                }
            }
        }
        tell(trips / (now() - begin));
    }
    return 0;
}
