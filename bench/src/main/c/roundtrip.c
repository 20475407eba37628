// Round trips between pairs of threads that block: roundtrip tcp|unix|unixgram PAIRS free|pinned
// Pinned: all threads on one core, where handing over is cheapest; free: the scheduler chooses.
#include "bench.h"

static atomic_long trips;
static double until;

static void *serve(void *argument) {
    int fd = (int)(intptr_t)argument;
    char data[MESSAGE];
    while (recv_all(fd, data, MESSAGE)) {
        send_all(fd, data, MESSAGE);
    }
    return NULL;
}

static void *drive(void *argument) {
    int fd = (int)(intptr_t)argument;
    char data[MESSAGE] = {0};
    long count = 0;
    do {
        send_all(fd, data, MESSAGE);
        recv_all(fd, data, MESSAGE);
        count++;
    } while (now() < until);
    atomic_fetch_add(&trips, count);
    return NULL;
}

int main(int argc, char **argv) {
    int pairs = argc == 4 ? atoi(argv[2]) : 0;
    int processor = argc == 4 && strcmp(argv[3], "pinned") == 0 ? 0 : -1;
    int *clients = calloc(pairs, sizeof *clients);
    pthread_t *threads = calloc(pairs, sizeof *threads);
    for (int i = 0; i < pairs; i++) {
        int ends[2];
        open_pair(argv[1], ends);
        clients[i] = ends[0];
        start(serve, (void *)(intptr_t)ends[1], processor);
    }
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        double begin = now();
        until = begin + seconds;
        trips = 0;
        for (int i = 0; i < pairs; i++) {
            threads[i] = start(drive, (void *)(intptr_t)clients[i], processor);
        }
        for (int i = 0; i < pairs; i++) {
            pthread_join(threads[i], NULL);
        }
        tell(trips / (now() - begin));
    }
    return 0;
}
