// The reader for all that send a file: sink tcp|unix prints `ready PORT` or `ready PATH`, reads what each connection
// brings, 64 KiB at a time, and at its end tells there how many bytes have come, in eight bytes, the highest first.
#include "bench.h"
#include <endian.h>

#define ROOM (64 * 1024)

static int listener;

static void *drain(void *argument) {
    char *data = malloc(ROOM);
    while (1) {
        int fd = must(accept(listener, NULL, NULL), "accept");
        uint64_t bytes = 0;
        ssize_t count;
        while ((count = recv(fd, data, ROOM, 0)) > 0) {
            bytes += count;
        }
        bytes = htobe64(bytes);
        send(fd, &bytes, sizeof bytes, MSG_NOSIGNAL); // if that is still wanted
        close(fd);
    }
    return argument;
}

int main(int argc, char **argv) {
    struct sockaddr_un path = {.sun_family = AF_UNIX};
    if (argc == 2 && strcmp(argv[1], "unix") == 0) {
        snprintf(path.sun_path, sizeof path.sun_path, "/tmp/osock-bench-sink-%d", getpid());
        listener = must(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
        must(bind(listener, (struct sockaddr *)&path, sizeof path), "bind");
        must(listen(listener, 1), "listen");
        printf("ready %s\n", path.sun_path);
    } else {
        listener = listening_at(INADDR_ANY);
        printf("ready %d\n", port_of(listener));
    }
    fflush(stdout);
    start(drain, NULL, -1);
    while (asked() >= 0) {
        tell(0);
    }
    unlink(path.sun_path);
    return 0;
}
