// One thread, two UDP sockets: sendto on the one, recvfrom on the other.
#include "bench.h"

static int from, to;
static struct sockaddr_in there;

static void datagram(void) {
    char data[MESSAGE] = {0};
    struct sockaddr_in source;
    socklen_t length = sizeof source;
    must(sendto(from, data, MESSAGE, 0, (struct sockaddr *)&there, sizeof there), "sendto");
    must(recvfrom(to, data, MESSAGE, 0, (struct sockaddr *)&source, &length), "recvfrom");
}

int main(void) {
    from = bound(SOCK_DGRAM);
    to = bound(SOCK_DGRAM);
    there = loopback(port_of(to));
    rounds(datagram);
    return 0;
}
