// What all the programs share: the talk with the one who asks, the clock, and sockets that are ready for use.
//
// A program prints a line that begins with `ready`. For each line `round MILLIS` it then works that long and prints its
// figures. It ends with its input.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE 64
#define BACKLOG 4096

// Where threads serve, so that thousands of them fit.
#define STACK (64 * 1024)

static inline long die(const char *what) {
    perror(what);
    exit(1);
}

// Ends the program if a call has failed.
static inline long must(long result, const char *what) {
    return result < 0 ? die(what) : result;
}

static inline double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static inline void nodelay(int fd) {
    int on = 1;
    must(setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on), "TCP_NODELAY");
}

static inline struct sockaddr_in loopback(int port) {
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static inline int port_of(int fd) {
    struct sockaddr_in address;
    socklen_t length = sizeof address;
    must(getsockname(fd, (struct sockaddr *)&address, &length), "getsockname");
    return ntohs(address.sin_port);
}

// Binds to any port of an address, such as INADDR_ANY.
static inline int bound_at(int type, in_addr_t host) {
    int fd = must(socket(AF_INET, type, 0), "socket");
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(host)};
    must(bind(fd, (struct sockaddr *)&address, sizeof address), "bind");
    return fd;
}

static inline int bound(int type) {
    return bound_at(type, INADDR_LOOPBACK);
}

static inline int listening_at(in_addr_t host) {
    int fd = bound_at(SOCK_STREAM, host);
    must(listen(fd, BACKLOG), "listen");
    return fd;
}

static inline int listening(void) {
    return listening_at(INADDR_LOOPBACK);
}

static inline int connected_to(const char *host, int port) {
    int fd = must(socket(AF_INET, SOCK_STREAM, 0), "socket");
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1) {
        errno = EINVAL;
        die(host);
    }
    must(connect(fd, (struct sockaddr *)&address, sizeof address), "connect");
    nodelay(fd);
    return fd;
}

static inline int connected(int port) {
    return connected_to("127.0.0.1", port);
}

// Two ends of a connection; kind is tcp, unix or unixgram.
static inline void open_pair(const char *kind, int ends[2]) {
    if (strcmp(kind, "tcp") == 0) {
        int listener = listening();
        ends[0] = connected(port_of(listener));
        ends[1] = must(accept(listener, NULL, NULL), "accept");
        nodelay(ends[1]);
        close(listener);
    } else {
        must(socketpair(AF_UNIX, strcmp(kind, "unix") == 0 ? SOCK_STREAM : SOCK_DGRAM, 0, ends), "socketpair");
    }
}

static inline void send_all(int fd, const char *data, size_t size) {
    while (size > 0) {
        ssize_t count = must(send(fd, data, size, MSG_NOSIGNAL), "send");
        data += count;
        size -= count;
    }
}

// Gives 0 at the end of the stream.
static inline int recv_all(int fd, char *data, size_t size) {
    while (size > 0) {
        ssize_t count = recv(fd, data, size, 0);
        if (count <= 0) {
            return 0;
        }
        data += count;
        size -= count;
    }
    return 1;
}

static inline pthread_t start(void *(*body)(void *), void *argument, int processor) {
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK);
    if (processor >= 0) {
        cpu_set_t set;
        CPU_ZERO(&set);
        CPU_SET(processor, &set);
        pthread_attr_setaffinity_np(&attributes, sizeof set, &set);
    }
    errno = pthread_create(&thread, &attributes, body, argument);
    if (errno != 0) {
        die("pthread_create");
    }
    pthread_attr_destroy(&attributes);
    return thread;
}

// Reads `round MILLIS`; gives a negative number at the end of the input. There is no `heap` to be told of.
static inline double asked(void) {
    char line[64];
    double millis;
    while (fgets(line, sizeof line, stdin) != NULL) {
        if (sscanf(line, "round %lf", &millis) == 1) {
            return millis / 1e3;
        }
        puts("NaN");
        fflush(stdout);
    }
    return -1;
}

static inline void tell(double figure) {
    printf("%.3f\n", figure);
    fflush(stdout);
}

// Works off all rounds with a function that does one operation.
static inline void rounds(void (*operation)(void)) {
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        double begin = now(), end = begin + seconds, at;
        long count = 0;
        do {
            operation();
            count++;
            at = now();
        } while (at < end);
        tell(count / (at - begin));
    }
}
