// The load of a server that sends datagrams back: ask SIZE HOST PORT. A number of them is under way at any time; as
// many as have come back go out again, as a train, which costs less than what the server does. If none has come back
// for a while, all are lost. The figures of a round: how many were sent, how many came back, and in how many seconds.
#include "train.h"

#define WINDOW (4 * BATCH)
#define PATIENCE 5 // seconds

static struct mmsghdr messages[BATCH];
static struct iovec buffers[BATCH];

static void lay(int size) {
    for (int i = 0; i < BATCH; i++) {
        buffers[i] = (struct iovec){malloc(size), size};
        messages[i].msg_hdr = (struct msghdr){.msg_iov = &buffers[i], .msg_iovlen = 1};
    }
}

// Receives those that are there, and waits for the first; gives 0 if none comes.
static int receive(const struct train *train) {
    int count = recvmmsg(train->fd, messages, BATCH, MSG_WAITFORONE, NULL), whole = 0;
    if (count < 0 && errno != EAGAIN) {
        die("recvmmsg");
    }
    for (int i = 0; i < count; i++) {
        whole += messages[i].msg_len == (unsigned)train->size;
    }
    return whole;
}

static void play(const struct train *train, double seconds) {
    double begin = now(), at, last = begin;
    long sent = 0, back = 0, lost = 0;
    do {
        long under_way = sent - back - lost;
        if (under_way == 0) {
            for (; under_way < WINDOW; under_way += BATCH) {
                send_train(train, BATCH);
            }
            sent += WINDOW;
        }
        int count = receive(train);
        at = now();
        if (count == 0) {
            lost = sent - back;
        } else {
            last = at;
            back += count;
            if (at - begin < seconds) {
                send_train(train, count);
                sent += count;
            }
        }
    } while (at - begin < seconds || sent - back - lost > 0);
    printf("%ld %ld %.6f\n", sent, back, last - begin);
    fflush(stdout);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "ask SIZE HOST PORT\n");
        return 2;
    }
    int size = atoi(argv[1]);
    struct train train = train_to(argv[2], argv[3], size);
    struct timeval patience = {PATIENCE, 0};
    must(setsockopt(train.fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience), "SO_RCVTIMEO");
    lay(size);
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        play(&train, seconds);
    }
    return 0;
}
