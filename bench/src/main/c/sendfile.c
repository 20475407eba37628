// Sends a file by sendfile(2) to a thread that reads portions of 1 MiB: sendfile FILE; prints MiB/s and s/GiB of
// processor.
#include "bench.h"
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define PORTION (1 << 20)

static void *drain(void *argument) {
    int fd = must(accept((int)(intptr_t)argument, NULL, NULL), "accept");
    char *data = malloc(PORTION);
    while (recv(fd, data, PORTION, 0) > 0) {
    }
    close(fd);
    free(data);
    return NULL;
}

static double processor(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

int main(int argc, char **argv) {
    int listener = listening(), file = must(open(argc == 2 ? argv[1] : "", O_RDONLY), "open");
    struct stat status;
    must(fstat(file, &status), "fstat");
    puts("ready");
    fflush(stdout);
    while (asked() >= 0) {
        double begin = now(), used = processor();
        pthread_t reader = start(drain, (void *)(intptr_t)listener, -1);
        int fd = connected(port_of(listener));
        off_t at = 0;
        while (at < status.st_size) {
            must(sendfile(fd, file, &at, status.st_size - at), "sendfile");
        }
        close(fd);
        pthread_join(reader, NULL);
        double gib = status.st_size / (double)(1 << 30);
        printf("%.3f %.4f\n", gib * 1024 / (now() - begin), (processor() - used) / gib);
        fflush(stdout);
    }
    return 0;
}
