// Reads or sets TCP_NODELAY: options get|set
#include "bench.h"

static int fd;

static void get(void) {
    int value;
    socklen_t length = sizeof value;
    must(getsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &value, &length), "getsockopt");
}

static void set(void) {
    nodelay(fd);
}

int main(int argc, char **argv) {
    fd = must(socket(AF_INET, SOCK_STREAM, 0), "socket");
    rounds(argc == 2 && strcmp(argv[1], "get") == 0 ? get : set);
    return 0;
}
