// UDP with fewer system calls than datagrams, by recvmmsg(2), sendmmsg(2), UDP_SEGMENT and UDP_GRO.
//
// trains receive|echo|trains SIZE receives datagrams of a size, in batches or as trains, or sends them back; prints
// `ready PORT`, and for each round how many have come whole so far. With HOST PORT behind it sends trains there, one
// with each system call, or for `trains` several; the figures of a round are how many datagrams were sent, NaN, as none
// comes back, and the seconds it took. `single` is `trains` with one for each system call.
#include "train.h"

#define TRAINS 8
#define LONGEST 65507
#define QUEUE (1 << 20)

static int fd, size, most, is_echo;
static struct mmsghdr messages[BATCH];
static struct iovec buffers[BATCH];
static struct sockaddr_in sources[BATCH];
static union {
    struct cmsghdr header;
    char room[CMSG_SPACE(sizeof(int))];
} controls[BATCH];
static atomic_long received;

static void offer(int index, int room) {
    buffers[index].iov_len = room;
    messages[index].msg_hdr.msg_namelen = sizeof sources[index];
    messages[index].msg_hdr.msg_controllen = sizeof controls[index];
}

static void lay(int room) {
    for (int i = 0; i < most; i++) {
        buffers[i].iov_base = malloc(room);
        messages[i].msg_hdr = (struct msghdr){
            .msg_name = &sources[i], .msg_iov = &buffers[i], .msg_iovlen = 1, .msg_control = &controls[i]};
        offer(i, room);
    }
}

// How long the segments of a message are.
static int segment_of(int index) {
    struct msghdr *header = &messages[index].msg_hdr;
    for (struct cmsghdr *each = CMSG_FIRSTHDR(header); each != NULL; each = CMSG_NXTHDR(header, each)) {
        if (each->cmsg_level == IPPROTO_UDP && each->cmsg_type == UDP_GRO) {
            return *(int *)CMSG_DATA(each);
        }
    }
    return messages[index].msg_len;
}

// How many datagrams of a message have come whole, with the address of their sender.
static long whole(int index) {
    int length = messages[index].msg_len, segment = segment_of(index);
    long count = 0;
    for (int at = 0; at < length; at += segment) {
        int left = length - at;
        count += (left < segment ? left : segment) == size;
    }
    return sources[index].sin_family == AF_INET ? count : 0;
}

static void answer(int count) {
    for (int i = 0; i < count; i++) {
        buffers[i].iov_len = messages[i].msg_len;
        messages[i].msg_hdr.msg_controllen = 0;
    }
    for (int sent = 0; sent < count;) {
        sent += must(sendmmsg(fd, messages + sent, count - sent, 0), "sendmmsg");
    }
}

static void *receive(void *argument) {
    int room = (int)(intptr_t)argument;
    while (1) {
        int count = must(recvmmsg(fd, messages, most, MSG_WAITFORONE, NULL), "recvmmsg");
        long all = 0;
        for (int i = 0; i < count && !is_echo; i++) {
            all += whole(i);
        }
        if (is_echo) {
            answer(count);
        }
        for (int i = 0; i < count; i++) {
            offer(i, room);
        }
        atomic_store_explicit(
            &received, atomic_load_explicit(&received, memory_order_relaxed) + all, memory_order_release);
    }
    return NULL;
}

static int receiver(const char *traffic) {
    int is_trains = strcmp(traffic, "trains") == 0 || strcmp(traffic, "single") == 0, queue = QUEUE, room = is_trains ? LONGEST : size;
    struct sockaddr_in any = {.sin_family = AF_INET};
    is_echo = strcmp(traffic, "echo") == 0;
    most = is_trains ? TRAINS : BATCH;
    lay(room);
    fd = must(socket(AF_INET, SOCK_DGRAM, 0), "socket");
    must(setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &queue, sizeof queue), "SO_RCVBUF");
    must(setsockopt(fd, IPPROTO_UDP, UDP_GRO, &is_trains, sizeof is_trains), "UDP_GRO");
    must(bind(fd, (struct sockaddr *)&any, sizeof any), "bind");
    start(receive, (void *)(intptr_t)room, -1);
    printf("ready %d\n", port_of(fd));
    fflush(stdout);
    while (asked() >= 0) {
        printf("%ld\n", atomic_load(&received));
        fflush(stdout);
    }
    return 0;
}

static int sender(const char *traffic, const char *host, const char *port) {
    struct train train = train_to(host, port, size);
    int trains = strcmp(traffic, "trains") == 0 ? TRAINS : 1;
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        double begin = now(), at;
        long sent = 0;
        do {
            if (trains > 1) {
                send_trains(&train, trains, BATCH);
            } else {
                send_train(&train, BATCH);
            }
            sent += trains * BATCH;
            at = now();
        } while (at - begin < seconds);
        printf("%ld NaN %.6f\n", sent, at - begin);
        fflush(stdout);
    }
    return 0;
}

int main(int argc, char **argv) {
    if (argc != 3 && argc != 5) {
        fprintf(stderr, "trains receive|echo|trains|single SIZE [HOST PORT]\n");
        return 2;
    }
    size = atoi(argv[2]);
    return argc == 3 ? receiver(argv[1]) : sender(argv[1], argv[3], argv[4]);
}
