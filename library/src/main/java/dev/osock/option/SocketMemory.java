package dev.osock.option;

/// How much memory a socket has in the kernel, in bytes: what `SO_MEMINFO` tells.
///
/// @param rmemAlloc what waits to be received
/// @param rcvbuf how much that may be, `SO_RCVBUF`
/// @param wmemAlloc what is being sent
/// @param sndbuf how much that may be, `SO_SNDBUF`
/// @param fwdAlloc what is reserved, and not used yet
/// @param wmemQueued what waits to be sent
/// @param optmem what options take, as filters and groups do
/// @param backlog what has come while somebody was at work on the socket
/// @param drops how many packets were dropped; not bytes
public record SocketMemory(
        long rmemAlloc,
        long rcvbuf,
        long wmemAlloc,
        long sndbuf,
        long fwdAlloc,
        long wmemQueued,
        long optmem,
        long backlog,
        long drops) {}
