// One thread, two UDP sockets: sendmsg with TTL, TOS and PKTINFO; recvmsg brings the same three.
#include "bench.h"

static int from, to;
static struct sockaddr_in there;

static void put(struct cmsghdr *header, int type, const void *value, size_t size) {
    header->cmsg_level = IPPROTO_IP;
    header->cmsg_type = type;
    header->cmsg_len = CMSG_LEN(size);
    memcpy(CMSG_DATA(header), value, size);
}

static void message(void) {
    char data[MESSAGE] = {0};
    char sent[2 * CMSG_SPACE(sizeof(int)) + CMSG_SPACE(sizeof(struct in_pktinfo))] = {0};
    char got[256];
    struct sockaddr_in source;
    struct iovec iov = {data, MESSAGE};
    struct msghdr out = {&there, sizeof there, &iov, 1, sent, sizeof sent, 0};
    struct msghdr in = {&source, sizeof source, &iov, 1, got, sizeof got, 0};
    int ttl = 9, tos = 0x10, count = 0;
    struct in_pktinfo info = {.ipi_spec_dst.s_addr = htonl(INADDR_LOOPBACK)};
    struct cmsghdr *header = CMSG_FIRSTHDR(&out);
    put(header, IP_TTL, &ttl, sizeof ttl);
    put(header = CMSG_NXTHDR(&out, header), IP_TOS, &tos, sizeof tos);
    put(CMSG_NXTHDR(&out, header), IP_PKTINFO, &info, sizeof info);
    must(sendmsg(from, &out, 0), "sendmsg");
    must(recvmsg(to, &in, 0), "recvmsg");
    for (header = CMSG_FIRSTHDR(&in); header != NULL; header = CMSG_NXTHDR(&in, header)) {
        count++;
    }
    if (count != 3) {
        die("three control messages");
    }
}

int main(void) {
    int on = 1;
    from = bound(SOCK_DGRAM);
    to = bound(SOCK_DGRAM);
    must(setsockopt(to, IPPROTO_IP, IP_RECVTTL, &on, sizeof on), "IP_RECVTTL");
    must(setsockopt(to, IPPROTO_IP, IP_RECVTOS, &on, sizeof on), "IP_RECVTOS");
    must(setsockopt(to, IPPROTO_IP, IP_PKTINFO, &on, sizeof on), "IP_PKTINFO");
    there = loopback(port_of(to));
    rounds(message);
    return 0;
}
