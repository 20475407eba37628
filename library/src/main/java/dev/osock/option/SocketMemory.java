package dev.osock.option;

/// How much memory a socket uses in the kernel, in bytes: the value of [SocketOptions#MEMINFO], `SO_MEMINFO`. All are
/// 0..4294967295; what an older kernel does not tell is 0.
///
/// @param rmemAlloc for what waits to be received
/// @param rcvbuf how much that may be, [SocketOptions#RCVBUF]
/// @param wmemAlloc for what is being sent
/// @param sndbuf how much that may be, [SocketOptions#SNDBUF]
/// @param fwdAlloc what is reserved, and not used yet
/// @param wmemQueued for what waits to be sent
/// @param optmem for options, such as filters and groups
/// @param backlog for what has come while a call was at work on the socket
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
