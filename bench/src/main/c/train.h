// Trains: datagrams of one size that go with one system call, and that the kernel cuts (UDP_SEGMENT).
#include "bench.h"
#include <netinet/udp.h>

#define BATCH 32

struct train {
    int fd, size;
    char *data;
};

static inline struct train train_to(const char *host, const char *port, int size) {
    size_t length = (size_t)BATCH * size;
    struct train train = {must(socket(AF_INET, SOCK_DGRAM, 0), "socket"), size, memset(malloc(length), 'x', length)};
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(port))};
    if (inet_pton(AF_INET, host, &address.sin_addr) != 1) {
        errno = EINVAL;
        die(host);
    }
    must(connect(train.fd, (struct sockaddr *)&address, sizeof address), "connect");
    must(setsockopt(train.fd, IPPROTO_UDP, UDP_SEGMENT, &size, sizeof size), "UDP_SEGMENT");
    return train;
}

static inline void send_train(const struct train *train, int count) {
    must(send(train->fd, train->data, (size_t)count * train->size, 0), "send");
}

// Sends several trains with one system call.
static inline void send_trains(const struct train *train, int trains, int count) {
    struct iovec data = {.iov_base = train->data, .iov_len = (size_t)count * train->size};
    struct mmsghdr messages[trains];
    for (int i = 0; i < trains; i++) {
        messages[i].msg_hdr = (struct msghdr){.msg_iov = &data, .msg_iovlen = 1};
    }
    for (int sent = 0; sent < trains;) {
        sent += must(sendmmsg(train->fd, messages + sent, trains - sent, 0), "sendmmsg");
    }
}
