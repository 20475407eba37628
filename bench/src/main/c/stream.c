// One thread sends, another receives what is there: stream tcp|unix|unixgram SIZE
#include "bench.h"

static int ends[2];
static size_t size, room;

static void *drain(void *argument) {
    char *data = malloc(room);
    while (recv(ends[1], data, room, 0) > 0) {
    }
    return argument;
}

static double filled; // bytes per operation

int main(int argc, char **argv) {
    size = argc == 3 ? atol(argv[2]) : 0;
    room = size > 65536 ? size : 65536;
    filled = size / (double)(1 << 20);
    open_pair(argv[1], ends);
    char *data = memset(malloc(size), 'x', size); // written to: else it would all be one page of zeros, always in the cache
    start(drain, NULL, -1);
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        double begin = now(), at;
        long count = 0;
        do {
            send_all(ends[0], data, size);
            count++;
            at = now();
        } while (at < begin + seconds);
        tell(count * filled / (at - begin));
    }
    return 0;
}
