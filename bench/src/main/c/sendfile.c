// Sends a file again and again, opening it each time, to sink.c: sendfile system|buffer FILE HOST|unix PORT|PATH, by
// sendfile(2) or through a buffer of 64 KiB. Each round is a connection of its own; prints how many bytes went, and in
// how many seconds.
#include "bench.h"
#include <endian.h>
#include <fcntl.h>

#define PIECE (64 * 1024)
#define MOST 0x7ffff000

static int reads;
static char *data;

static int connected_to_sink(const char *host, const char *place) {
    if (strcmp(host, "unix") != 0) {
        return connected_to(host, atoi(place));
    }
    struct sockaddr_un path = {.sun_family = AF_UNIX};
    snprintf(path.sun_path, sizeof path.sun_path, "%s", place);
    int fd = must(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
    must(connect(fd, (struct sockaddr *)&path, sizeof path), "connect");
    return fd;
}

static long send_file(int fd, const char *name) {
    int file = must(open(name, O_RDONLY), "open");
    long sent = 0, count;
    if (reads) {
        while ((count = must(read(file, data, PIECE), "read")) > 0) {
            send_all(fd, data, count);
            sent += count;
        }
    } else {
        while ((count = must(sendfile(fd, file, NULL, MOST), "sendfile")) > 0) {
            sent += count;
        }
    }
    close(file);
    return sent;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "sendfile system|buffer FILE HOST|unix PORT|PATH\n");
        return 2;
    }
    reads = strcmp(argv[1], "buffer") == 0;
    data = malloc(PIECE);
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        int fd = connected_to_sink(argv[3], argv[4]);
        double begin = now();
        uint64_t sent = 0, came;
        do {
            sent += send_file(fd, argv[2]);
        } while (now() < begin + seconds);
        shutdown(fd, SHUT_WR);
        if (!recv_all(fd, (char *)&came, sizeof came) || be64toh(came) != sent) {
            errno = EPROTO;
            die("not all bytes came");
        }
        printf("%lu %.6f\n", (unsigned long)sent, now() - begin);
        fflush(stdout);
        close(fd);
    }
    return 0;
}
