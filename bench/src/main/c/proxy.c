// Passes a TCP stream on that one thread sends and another receives: proxy splice|buffer; prints MiB/s and the seconds
// of a processor that the proxy's thread takes for a GiB.
#include "bench.h"
#include <fcntl.h>

#define PIECE (64 * 1024)

static int source[2], sink[2];
static int splices;
static clockid_t proxy_clock;

static void *pump(void *argument) {
    char *data = memset(malloc(PIECE), 'x', PIECE);
    while (1) {
        send_all(source[0], data, PIECE);
    }
    return argument;
}

static void pass_spliced(void) {
    int ends[2];
    must(pipe(ends), "pipe");
    while (1) {
        long count = must(splice(source[1], NULL, ends[1], NULL, PIECE, SPLICE_F_MOVE), "splice");
        while (count > 0) {
            count -= must(splice(ends[0], NULL, sink[0], NULL, count, SPLICE_F_MOVE), "splice");
        }
    }
}

static void *pass(void *argument) {
    if (splices) {
        pass_spliced();
    }
    char *data = malloc(PIECE);
    while (1) {
        send_all(sink[0], data, must(recv(source[1], data, PIECE, 0), "recv"));
    }
    return argument;
}

static double used(void) {
    struct timespec time;
    clock_gettime(proxy_clock, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    splices = argc == 2 && strcmp(argv[1], "splice") == 0;
    open_pair("tcp", source);
    open_pair("tcp", sink);
    start(pump, NULL, -1);
    pthread_getcpuclockid(start(pass, NULL, -1), &proxy_clock);
    char *room = malloc(PIECE);
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        double begin = now(), before = used(), at;
        long bytes = 0;
        do {
            bytes += must(recv(sink[1], room, PIECE, 0), "recv");
            at = now();
        } while (at < begin + seconds);
        double mib = bytes / (double)(1 << 20);
        printf("%.3f %.4f\n", mib / (at - begin), (used() - before) / mib * 1024);
        fflush(stdout);
    }
    return 0;
}
