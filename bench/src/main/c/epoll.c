// A server of one thread and level-triggered epoll: epoll echo | epoll http-SIZE. Prints `ready PORT`, and ends with
// its input.
#include "bench.h"

#define EVENTS 512

static int *matched; // for each descriptor, how much of the end of a request has come

static void *watch(void *argument) {
    while (asked() >= 0) {
    }
    exit(0);
    return argument;
}

// Tells whether the request ends with what has come.
static int ends(int fd, const char *came, ssize_t size) {
    static const char end[] = "\r\n\r\n";
    int so_far = matched[fd];
    for (ssize_t i = 0; i < size; i++) {
        so_far = came[i] == end[so_far] ? so_far + 1 : came[i] == '\r';
        if (so_far == 4) {
            matched[fd] = 0;
            return 1;
        }
    }
    matched[fd] = so_far;
    return 0;
}

int main(int argc, char **argv) {
    static char data[65536], answer[1 << 20];
    struct epoll_event events[EVENTS];
    int body = argc == 2 && strncmp(argv[1], "http-", 5) == 0 ? atoi(argv[1] + 5) : 0;
    int head = snprintf(answer, sizeof answer, "HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n", body);
    memset(answer + head, 'x', body);
    matched = calloc(sysconf(_SC_OPEN_MAX), sizeof *matched);
    int listener = listening(), poll = must(epoll_create1(0), "epoll_create1");
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
    must(epoll_ctl(poll, EPOLL_CTL_ADD, listener, &event), "epoll_ctl");
    start(watch, NULL, -1);
    printf("ready %d\n", port_of(listener));
    fflush(stdout);
    while (1) {
        int count = epoll_wait(poll, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == listener) {
                int peer = must(accept(listener, NULL, NULL), "accept");
                nodelay(peer);
                matched[peer] = 0;
                event.data.fd = peer;
                must(epoll_ctl(poll, EPOLL_CTL_ADD, peer, &event), "epoll_ctl");
            } else {
                ssize_t got = recv(fd, data, sizeof data, 0);
                if (got <= 0) {
                    close(fd);
                } else if (body == 0) {
                    send_all(fd, data, got);
                } else if (ends(fd, data, got)) {
                    send_all(fd, answer, head + body);
                }
            }
        }
    }
}
