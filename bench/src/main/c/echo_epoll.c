// An echo server of one thread and level-triggered epoll. Prints `ready PORT`, and ends with its input.
#include "bench.h"

#define EVENTS 512

static void *watch(void *argument) {
    while (asked() >= 0) {
    }
    exit(0);
    return argument;
}

int main(void) {
    static char data[65536];
    struct epoll_event events[EVENTS];
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
                event.data.fd = peer;
                must(epoll_ctl(poll, EPOLL_CTL_ADD, peer, &event), "epoll_ctl");
            } else {
                ssize_t got = recv(fd, data, sizeof data, 0);
                if (got <= 0) {
                    close(fd);
                } else {
                    send_all(fd, data, got);
                }
            }
        }
    }
}
