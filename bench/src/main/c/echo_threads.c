// An echo server of one blocking thread for each connection. Prints `ready PORT`, and ends with its input.
#include "bench.h"

static void *serve(void *argument) {
    int fd = (int)(intptr_t)argument;
    char data[MESSAGE];
    ssize_t count;
    while ((count = recv(fd, data, MESSAGE, 0)) > 0) {
        send_all(fd, data, count);
    }
    close(fd);
    return NULL;
}

static void *accept_all(void *argument) {
    int listener = (int)(intptr_t)argument;
    while (1) {
        int fd = must(accept(listener, NULL, NULL), "accept");
        nodelay(fd);
        pthread_detach(start(serve, (void *)(intptr_t)fd, -1));
    }
    return NULL;
}

int main(void) {
    int listener = listening();
    start(accept_all, (void *)(intptr_t)listener, -1);
    printf("ready %d\n", port_of(listener));
    fflush(stdout);
    while (asked() >= 0) {
    }
    return 0;
}
