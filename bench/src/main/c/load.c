// The load for all servers: load echo|http PORT CONNECTIONS PID. One thread and epoll; on each connection one request
// is under way at any time. A round of 0 ms is one request on each.
//
// Figures of a round: answers per second; how long the median and the 99th percentile took, in microseconds; and for
// each answer the microseconds of processor time and the context switches of the server, which is the process PID.
#include "bench.h"
#include <dirent.h>

#define EVENTS 512
#define PACE 256 // so many connections, and then an answer on the last: never more than the backlog

// Times are counted in classes: 64 to each power of two, so that a time is known to 1.6 %.
#define STEPS 64
#define CLASSES (64 * STEPS)

static char data[1 << 16];
static const char *request;
static size_t request_size, answer_size;

static struct connection {
    int fd;
    size_t got;
    double sent;
} *connections;

static long times[CLASSES];

static int class_of(uint64_t nanos) {
    int power = 63 - __builtin_clzll(nanos | STEPS), shift = power - __builtin_ctz(STEPS);
    return shift * STEPS + (nanos >> shift);
}

// The middle of the class in which the given share of all times ends, in microseconds.
static double percentile(double share, long count) {
    long rest = share * count;
    for (int i = 0; i < CLASSES; i++) {
        rest -= times[i];
        if (rest < 0) {
            int shift = i < 2 * STEPS ? 0 : i / STEPS - 1;
            return ((i - shift * STEPS + 0.5) * (1ull << shift)) / 1e3;
        }
    }
    return 0;
}

// What a process has used so far.
struct usage {
    double processor;
    long switches;
};

// Threads that have ended are in the processor time, but not in the switches.
static struct usage usage_of(pid_t pid) {
    struct usage usage = {0};
    char path[300], line[128];
    struct timespec time;
    clockid_t clock;
    if (clock_getcpuclockid(pid, &clock) != 0) {
        die("the server");
    }
    must(clock_gettime(clock, &time), "clock_gettime");
    usage.processor = time.tv_sec + time.tv_nsec / 1e9;
    snprintf(path, sizeof path, "/proc/%d/task", pid);
    DIR *tasks = opendir(path);
    for (struct dirent *entry = tasks ? readdir(tasks) : NULL; entry != NULL; entry = readdir(tasks)) {
        snprintf(path, sizeof path, "/proc/%d/task/%s/status", pid, entry->d_name);
        FILE *status = fopen(path, "r");
        while (status != NULL && fgets(line, sizeof line, status) != NULL) {
            char *count = strstr(line, "ctxt_switches:");
            usage.switches += count == NULL ? 0 : atol(count + strlen("ctxt_switches:"));
        }
        if (status != NULL) {
            fclose(status);
        }
    }
    if (tasks != NULL) {
        closedir(tasks);
    }
    return usage;
}

static void ask(struct connection *connection, double at) {
    send_all(connection->fd, request, request_size);
    connection->sent = at;
}

// Receives the first answer; all others have its length.
static size_t length_of_answer(int fd) {
    size_t got = 0;
    char *body, *length;
    do {
        got += must(recv(fd, data + got, sizeof data - 1 - got, 0), "recv");
        data[got] = 0;
        body = strstr(data, "\r\n\r\n");
    } while (body == NULL && got < sizeof data - 1);
    length = strcasestr(data, "\r\nContent-Length:");
    if (strncmp(data, "HTTP/1.1 200", 12) != 0 || body == NULL || length == NULL) {
        errno = EPROTO;
        die("the first answer");
    }
    size_t size = body + 4 - data + atol(length + strlen("\r\nContent-Length:"));
    if (!recv_all(fd, data, size - got)) {
        die("the server");
    }
    return size;
}

static void open_all(int poll, int port, int count) {
    for (int i = 0; i < count; i++) {
        struct epoll_event event = {.events = EPOLLIN, .data.u32 = i};
        connections[i].fd = connected(port);
        must(epoll_ctl(poll, EPOLL_CTL_ADD, connections[i].fd, &event), "epoll_ctl");
        if (i % PACE == PACE - 1 || i == count - 1) {
            ask(&connections[i], 0);
            if (answer_size == 0) {
                answer_size = length_of_answer(connections[i].fd);
            } else if (!recv_all(connections[i].fd, data, answer_size)) {
                die("the server");
            }
        }
    }
}

// Takes what has come, and tells whether the answer is whole.
static int take(struct connection *connection) {
    size_t got = must(recv(connection->fd, data, sizeof data, 0), "recv");
    connection->got += got;
    if (got == 0 || connection->got > answer_size) {
        errno = got == 0 ? ECONNRESET : EPROTO;
        die("recv");
    }
    if (connection->got < answer_size) {
        return 0;
    }
    connection->got = 0;
    return 1;
}

static long drive(int poll, int count, double end) {
    struct epoll_event events[EVENTS];
    long answers = 0;
    for (int i = 0; i < count; i++) {
        ask(&connections[i], now());
    }
    for (int open = count; open > 0;) {
        int ready = epoll_wait(poll, events, EVENTS, 20000);
        if (ready <= 0) {
            errno = ETIMEDOUT;
            die("no answer");
        }
        for (int i = 0; i < ready; i++) {
            struct connection *connection = &connections[events[i].data.u32];
            if (take(connection)) {
                double at = now();
                times[class_of((at - connection->sent) * 1e9)]++;
                answers++;
                if (at < end) {
                    ask(connection, at);
                } else {
                    open--;
                }
            }
        }
    }
    return answers;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "load echo|http PORT CONNECTIONS PID\n");
        return 2;
    }
    int is_http = strcmp(argv[1], "http") == 0, count = atoi(argv[3]), pid = atoi(argv[4]);
    request = is_http ? "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" : memset(malloc(MESSAGE), 'x', MESSAGE);
    request_size = is_http ? strlen(request) : MESSAGE;
    answer_size = is_http ? 0 : MESSAGE;
    connections = calloc(count, sizeof *connections);
    int poll = must(epoll_create1(0), "epoll_create1");
    open_all(poll, atoi(argv[2]), count);
    puts("ready");
    fflush(stdout);
    for (double seconds = asked(); seconds >= 0; seconds = asked()) {
        memset(times, 0, sizeof times);
        struct usage before = usage_of(pid);
        double begin = now();
        long answers = drive(poll, count, begin + seconds);
        double took = now() - begin;
        struct usage after = usage_of(pid);
        printf("%.3f %.3f %.3f %.4f %.4f\n", answers / took, percentile(0.5, answers), percentile(0.99, answers),
            (after.processor - before.processor) * 1e6 / answers, (after.switches - before.switches) / (double)answers);
        fflush(stdout);
    }
    return 0;
}
