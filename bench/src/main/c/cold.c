// Listens, connects to itself, sends a byte and prints it: the least that a process needs for that.
#include "bench.h"

int main(void) {
    int ends[2];
    char byte = 'x';
    open_pair("tcp", ends);
    send_all(ends[0], &byte, 1);
    recv_all(ends[1], &byte, 1);
    printf("%c\n", byte);
    return 0;
}
