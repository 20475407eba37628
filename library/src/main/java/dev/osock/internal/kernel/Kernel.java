package dev.osock.internal.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;

/// The system calls, one method each. A result is what the call returned, or `-errno`; nothing retries, loops or
/// throws.
///
/// `CLOEXEC` is always asked for, and `MSG_NOSIGNAL` on every send: a descriptor that leaks into a child, or raises
/// `SIGPIPE`, cannot be made here. Every call takes the [Scratch] memory it may use first.
///
/// **What blocks.** Every descriptor is made non-blocking. A socket may be made to block later ([#setBlocking]), so
/// that a platform thread waits in [#recvWaiting], [#recvfromWaiting] or [#recvmmsgWaiting]; all other sends and
/// receives say `MSG_DONTWAIT`. [#accept], [#connect] and [#sendfile] have no such flag: whoever calls them sees to it
/// that the descriptor does not block. So does whoever gives the number away. Files and the like may block in [#read],
/// [#pread] and [#write], a socket that lingers in [#close].
public final class Kernel {

    /// `EAGAIN`, as the calls return it.
    public static final int EAGAIN = -number("EAGAIN");

    /// `EINTR`, as the calls return it.
    public static final int EINTR = -number("EINTR");

    /// `EINPROGRESS`, as [#connect] returns it.
    public static final int EINPROGRESS = -number("EINPROGRESS");

    /// `EALREADY`, as [#connect] returns it.
    public static final int EALREADY = -number("EALREADY");

    /// `EISCONN`, as [#connect] returns it.
    public static final int EISCONN = -number("EISCONN");

    /// `EEXIST`, as [#epollCtl] returns it.
    public static final int EEXIST = -number("EEXIST");

    /// `ENOSYS`, as the calls return it.
    public static final int ENOSYS = -number("ENOSYS");

    /// `ENOMEM`, as the calls return it.
    public static final int ENOMEM = -number("ENOMEM");

    /// `EPERM`, as the calls return it.
    public static final int EPERM = -number("EPERM");

    /// `EINVAL`, as the calls return it.
    public static final int EINVAL = -number("EINVAL");

    /// `EPIPE`, as the calls return it.
    public static final int EPIPE = -number("EPIPE");

    /// Readable, for [#poll(Scratch, int, int)] and [#poll(Scratch, int, int, int, long)].
    public static final int POLLIN = number("POLLIN");

    /// Writable, for [#poll(Scratch, int, int)] and [#poll(Scratch, int, int, int, long)].
    public static final int POLLOUT = number("POLLOUT");

    /// Urgent data, for [#pollAll].
    public static final int POLLPRI = number("POLLPRI");

    /// Shut down for receiving, here or by the peer, for [#poll(Scratch, int, int)].
    public static final int POLLRDHUP = number("POLLRDHUP");

    /// Failed, or something is in the error queue, as [#poll(Scratch, int, int)] says unasked.
    public static final int POLLERR = number("POLLERR");

    /// Ended in both directions, as [#poll(Scratch, int, int)] says unasked.
    public static final int POLLHUP = number("POLLHUP");

    private static final int CLOEXEC_NONBLOCK = number("SOCK_CLOEXEC") | number("SOCK_NONBLOCK");
    private static final int OPEN_CLOEXEC = number("O_CLOEXEC");
    private static final int OPEN_TO_READ = number("O_RDONLY") | OPEN_CLOEXEC | number("O_NONBLOCK");
    private static final int AT_FDCWD = number("AT_FDCWD");
    private static final int DONTWAIT = number("MSG_DONTWAIT");
    private static final int WAITFORONE = number("MSG_WAITFORONE");
    private static final int DONTWAIT_NOSIGNAL = DONTWAIT | number("MSG_NOSIGNAL");
    private static final int SOL_SOCKET = number("SOL_SOCKET");
    private static final int SO_ERROR = number("SO_ERROR");
    private static final int FIONREAD = number("FIONREAD");
    private static final int SO_RCVTIMEO = number("SO_RCVTIMEO");
    private static final long TIMEVAL_SEC = Abi.current().offset("timeval", "tv_sec");
    private static final long TIMEVAL_USEC = Abi.current().offset("timeval", "tv_usec");
    private static final int TIMEVAL_SIZE = Abi.current().size("timeval");
    private static final int DUPFD_CLOEXEC = number("F_DUPFD_CLOEXEC");
    private static final int GETFL = number("F_GETFL");
    private static final int SETFL = number("F_SETFL");
    private static final int NONBLOCK = number("O_NONBLOCK");
    private static final int EPOLL_CLOEXEC = number("EPOLL_CLOEXEC");
    private static final int EVENTFD_FLAGS = number("EFD_CLOEXEC") | number("EFD_NONBLOCK");

    private static final int SOCKET = number("SYS_socket");
    private static final int BIND = number("SYS_bind");
    private static final int LISTEN = number("SYS_listen");
    private static final int ACCEPT4 = number("SYS_accept4");
    private static final int CONNECT = number("SYS_connect");
    private static final int GETSOCKNAME = number("SYS_getsockname");
    private static final int GETPEERNAME = number("SYS_getpeername");
    private static final int GETSOCKOPT = number("SYS_getsockopt");
    private static final int SETSOCKOPT = number("SYS_setsockopt");
    private static final int SHUTDOWN = number("SYS_shutdown");
    private static final int RECVFROM = number("SYS_recvfrom");
    private static final int SENDTO = number("SYS_sendto");
    private static final int SENDMSG = number("SYS_sendmsg");
    private static final int RECVMSG = number("SYS_recvmsg");
    private static final int SENDMMSG = number("SYS_sendmmsg");
    private static final int RECVMMSG = number("SYS_recvmmsg");
    private static final int SENDFILE = number("SYS_sendfile");
    private static final int SOCKETPAIR = number("SYS_socketpair");
    private static final int OPENAT = number("SYS_openat");
    private static final int PIDFD_GETFD = number("SYS_pidfd_getfd");
    private static final int PIDFD_OPEN = number("SYS_pidfd_open");
    private static final int PIPE2 = number("SYS_pipe2");
    private static final int PIPE_FLAGS = number("O_CLOEXEC") | number("O_NONBLOCK");
    private static final int SETPIPE_SZ = number("F_SETPIPE_SZ");
    private static final int GETPIPE_SZ = number("F_GETPIPE_SZ");
    private static final int SPLICE = number("SYS_splice");
    private static final int SPLICE_FLAGS = number("SPLICE_F_MOVE") | number("SPLICE_F_NONBLOCK");
    private static final int READ = number("SYS_read");
    private static final int PREAD64 = number("SYS_pread64");
    private static final int WRITE = number("SYS_write");
    private static final int LSEEK = number("SYS_lseek");
    private static final int SEEK_END = number("SEEK_END");
    private static final int CLOSE = number("SYS_close");
    private static final int FCNTL = number("SYS_fcntl");
    private static final int SETNS = number("SYS_setns");
    private static final int IOCTL = number("SYS_ioctl");
    /// The size of a `struct pollfd`, for [#pollAll].
    public static final long POLLFD_SIZE = 8;

    private static final long POLLFD_EVENTS = 4;
    private static final int PPOLL = number("SYS_ppoll");
    private static final int EPOLL_CREATE1 = number("SYS_epoll_create1");
    private static final int EPOLL_CTL = number("SYS_epoll_ctl");
    private static final int EPOLL_PWAIT = number("SYS_epoll_pwait");
    private static final int EPOLL_PWAIT2 = number("SYS_epoll_pwait2");
    private static final int EVENTFD2 = number("SYS_eventfd2");

    private Kernel() {}

    /// Makes a socket, `socket(2)`: close-on-exec and non-blocking.
    public static int socket(Scratch s, int domain, int type, int protocol) {
        return int32(s, Downcall.call(SOCKET, s, domain, type | CLOEXEC_NONBLOCK, protocol, 0, 0, 0));
    }

    /// Binds to the address in the scratch memory, `bind(2)`.
    public static int bind(Scratch s, int fd, int addressLength) {
        return int32(s, Downcall.call(BIND, s, fd, s.base + Scratch.ADDRESS, addressLength, 0, 0, 0));
    }

    /// Marks a socket as accepting connections, `listen(2)`.
    public static int listen(Scratch s, int fd, int backlog) {
        return int32(s, Downcall.call(LISTEN, s, fd, backlog, 0, 0, 0, 0));
    }

    /// Takes a connection, `accept4(2)`: close-on-exec and non-blocking; leaves the peer's address in the scratch
    /// memory.
    public static int accept(Scratch s, int fd) {
        s.setLength(Scratch.ADDRESS_SIZE);
        return int32(
                s,
                Downcall.call(
                        ACCEPT4, s, fd, s.base + Scratch.ADDRESS, s.base + Scratch.LENGTH, CLOEXEC_NONBLOCK, 0, 0));
    }

    /// Connects to the address in the scratch memory, `connect(2)`.
    public static int connect(Scratch s, int fd, int addressLength) {
        return int32(s, Downcall.call(CONNECT, s, fd, s.base + Scratch.ADDRESS, addressLength, 0, 0, 0));
    }

    /// Leaves the socket's own address in the scratch memory, `getsockname(2)`.
    public static int getsockname(Scratch s, int fd) {
        return name(GETSOCKNAME, s, fd);
    }

    /// Leaves the peer's address in the scratch memory, `getpeername(2)`.
    public static int getpeername(Scratch s, int fd) {
        return name(GETPEERNAME, s, fd);
    }

    private static int name(int call, Scratch s, int fd) {
        s.setLength(Scratch.ADDRESS_SIZE);
        return int32(s, Downcall.call(call, s, fd, s.base + Scratch.ADDRESS, s.base + Scratch.LENGTH, 0, 0, 0));
    }

    /// Reads an option into the value room, `getsockopt(2)`; [Scratch#length] then tells how much was written.
    public static int getsockopt(Scratch s, int fd, int level, int option, int length) {
        return getsockopt(s, fd, level, option, s.base + Scratch.VALUE, length);
    }

    /// Reads an option into memory, `getsockopt(2)`; [Scratch#length] then tells how much was written. With a null
    /// address there is no room for its length either.
    public static int getsockopt(Scratch s, int fd, int level, int option, long address, int length) {
        s.setLength(length);
        long lengthAddress = address == 0 ? 0 : s.base + Scratch.LENGTH;
        return int32(s, Downcall.call(GETSOCKOPT, s, fd, level, option, address, lengthAddress, 0));
    }

    /// Sets an option from memory, `setsockopt(2)`.
    public static int setsockopt(Scratch s, int fd, int level, int option, long address, int length) {
        return int32(s, Downcall.call(SETSOCKOPT, s, fd, level, option, address, length, 0));
    }

    /// Takes the pending error of a socket, `SO_ERROR`: 0 or `-errno`, whether the socket's own or the call's.
    public static int pendingError(Scratch s, int fd) {
        int result = getsockopt(s, fd, SOL_SOCKET, SO_ERROR, Integer.BYTES);
        return result < 0 ? result : -s.intValue();
    }

    /// Ends one or both directions of a connection, `shutdown(2)`.
    public static int shutdown(Scratch s, int fd, int how) {
        return int32(s, Downcall.call(SHUTDOWN, s, fd, how, 0, 0, 0, 0));
    }

    /// Receives into memory, `recv(2)`.
    public static long recv(Scratch s, int fd, long address, long size, int flags) {
        return recvWaiting(s, fd, address, size, flags | DONTWAIT);
    }

    /// Receives into memory, `recv(2)`: waits for something if the descriptor blocks, see [#setBlocking].
    public static long recvWaiting(Scratch s, int fd, long address, long size, int flags) {
        return int64(s, Downcall.call(RECVFROM, s, fd, address, size, flags, 0, 0));
    }

    /// Receives into memory and leaves the sender's address in the scratch memory, `recvfrom(2)`.
    public static long recvfrom(Scratch s, int fd, long address, long size, int flags) {
        return recvfromWaiting(s, fd, address, size, flags | DONTWAIT);
    }

    /// As [#recvfrom], but waits for something if the descriptor blocks, see [#setBlocking].
    public static long recvfromWaiting(Scratch s, int fd, long address, long size, int flags) {
        s.setLength(Scratch.ADDRESS_SIZE);
        return int64(
                s,
                Downcall.call(
                        RECVFROM, s, fd, address, size, flags, s.base + Scratch.ADDRESS, s.base + Scratch.LENGTH));
    }

    /// Sends from memory to the connected peer, `send(2)`.
    public static long send(Scratch s, int fd, long address, long size, int flags) {
        return int64(s, Downcall.call(SENDTO, s, fd, address, size, flags | DONTWAIT_NOSIGNAL, 0, 0));
    }

    /// Sends from memory to the address in the scratch memory, `sendto(2)`.
    public static long sendto(Scratch s, int fd, long address, long size, int flags, int addressLength) {
        return int64(
                s,
                Downcall.call(
                        SENDTO, s, fd, address, size, flags | DONTWAIT_NOSIGNAL, s.base + Scratch.ADDRESS,
                        addressLength));
    }

    /// Sends the header's buffers and so many bytes of its control messages, `sendmsg(2)`.
    ///
    /// @param addressLength the length of the destination in the scratch memory, 0 for the connected peer
    public static long sendmsg(Scratch s, int fd, MessageHeader header, int addressLength, long controlLength,
            int flags) {
        long address = header.fill(s.base + Scratch.ADDRESS, addressLength, controlLength);
        return int64(s, Downcall.call(SENDMSG, s, fd, address, flags | DONTWAIT_NOSIGNAL, 0, 0, 0));
    }

    /// Receives into the header's buffers and its room for control messages, `recvmsg(2)`; leaves the sender's address
    /// in the scratch memory. Descriptors that come are close-on-exec if the flags say so.
    public static long recvmsg(Scratch s, int fd, MessageHeader header, int flags) {
        long address = header.fill(s.base + Scratch.ADDRESS, Scratch.ADDRESS_SIZE);
        long result = int64(s, Downcall.call(RECVMSG, s, fd, address, flags | DONTWAIT, 0, 0, 0));
        s.setLength(header.nameLength());
        return result;
    }

    /// Sends messages, `sendmmsg(2)`, and leaves in the vector how many bytes of each have gone.
    ///
    /// @return how many messages: all, or those before the first that cannot be sent now or at all
    public static int sendmmsg(Scratch s, int fd, MessageVector messages, int flags) {
        long address = messages.fill();
        return int32(s, Downcall.call(SENDMMSG, s, fd, address, messages.count(), flags | DONTWAIT_NOSIGNAL, 0, 0));
    }

    /// Sends messages from slots that were loaded, `sendmmsg(2)`, and leaves there how many bytes of each have gone.
    ///
    /// @param first the first of them
    /// @param count how many
    /// @return how many messages: all, or those before the first that cannot be sent now or at all
    public static int sendmmsg(Scratch s, int fd, MessageSlots slots, int first, int count, int flags) {
        long address = slots.address(first);
        return int32(s, Downcall.call(SENDMMSG, s, fd, address, count, flags | DONTWAIT_NOSIGNAL, 0, 0));
    }

    /// Receives messages into their slots, `recvmmsg(2)`.
    ///
    /// @return how many messages have come, no more than there are slots
    public static int recvmmsg(Scratch s, int fd, MessageSlots slots, int flags) {
        return receive(s, fd, slots, flags | DONTWAIT);
    }

    /// As [#recvmmsg], and waits for the first message if the descriptor blocks, not for the others.
    public static int recvmmsgWaiting(Scratch s, int fd, MessageSlots slots, int flags) {
        return receive(s, fd, slots, flags | WAITFORONE);
    }

    private static int receive(Scratch s, int fd, MessageSlots slots, int flags) {
        int count = slots.count();
        return slots.filled(int32(s, Downcall.call(RECVMMSG, s, fd, slots.address(0), count, flags, 0, 0)));
    }

    /// Sends so many bytes of a file, from an offset on, `sendfile(2)`; the file's own position does not matter.
    ///
    /// @return the bytes sent, 0 at the file's end
    public static long sendfile(Scratch s, int fd, int file, long offset, long count) {
        s.memory.set(JAVA_LONG_UNALIGNED, Scratch.VALUE, offset);
        return int64(s, Downcall.call(SENDFILE, s, fd, file, s.base + Scratch.VALUE, count, 0, 0));
    }

    /// Makes a pipe, `pipe2(2)`: close-on-exec and non-blocking; leaves the descriptors in the value room, that to read
    /// from first.
    public static int pipe(Scratch s) {
        return int32(s, Downcall.call(PIPE2, s, s.base + Scratch.VALUE, PIPE_FLAGS, 0, 0, 0, 0));
    }

    /// Has a pipe hold so many bytes, `fcntl(2)` with `F_SETPIPE_SZ`, rounded up.
    ///
    /// @return how many it holds now
    public static int setPipeSize(Scratch s, int fd, int size) {
        return int32(s, Downcall.call(FCNTL, s, fd, SETPIPE_SZ, size, 0, 0, 0));
    }

    /// Tells how many bytes a pipe holds, `fcntl(2)` with `F_GETPIPE_SZ`.
    public static int pipeSize(Scratch s, int fd) {
        return int32(s, Downcall.call(FCNTL, s, fd, GETPIPE_SZ, 0, 0, 0, 0));
    }

    /// Moves bytes between a pipe and another descriptor within the kernel, `splice(2)`, without waiting for the pipe.
    ///
    /// @return how many, 0 at the end of what is read
    public static long splice(Scratch s, int from, int to, long count) {
        return int64(s, Downcall.call(SPLICE, s, from, 0, to, 0, count, SPLICE_FLAGS));
    }

    /// Makes two sockets that are connected to each other, `socketpair(2)`: close-on-exec and non-blocking; leaves the
    /// descriptors in the value room.
    public static int socketpair(Scratch s, int domain, int type, int protocol) {
        return int32(
                s,
                Downcall.call(
                        SOCKETPAIR, s, domain, type | CLOEXEC_NONBLOCK, protocol, s.base + Scratch.VALUE, 0, 0));
    }

    /// Opens a file to read it, `openat(2)`: close-on-exec, and without waiting for the writer of a pipe.
    ///
    /// @param path the address of its name, which ends with a NUL
    public static int open(Scratch s, long path) {
        return int32(s, Downcall.call(OPENAT, s, AT_FDCWD, path, OPEN_TO_READ, 0, 0, 0));
    }

    /// Opens a file, `openat(2)`: close-on-exec. May block, as of a pipe that nobody else has open.
    ///
    /// @param path the address of its name, which ends with a NUL
    /// @param flags `O_*`
    /// @param mode the permissions of a file that is made
    public static int open(Scratch s, long path, int flags, int mode) {
        return int32(s, Downcall.call(OPENAT, s, AT_FDCWD, path, flags | OPEN_CLOEXEC, mode, 0, 0));
    }

    /// Reads from a descriptor that is no socket, `read(2)`. May block.
    public static long read(Scratch s, int fd, long address, long size) {
        return int64(s, Downcall.call(READ, s, fd, address, size, 0, 0, 0));
    }

    /// Reads from a file, from an offset on, `pread(2)`; the file's own position does not matter. May block.
    public static long pread(Scratch s, int fd, long address, long size, long offset) {
        return int64(s, Downcall.call(PREAD64, s, fd, address, size, offset, 0, 0));
    }

    /// How many bytes are in a file, `lseek(2)` to its end; the file's own position is there then.
    public static long size(Scratch s, int fd) {
        return int64(s, Downcall.call(LSEEK, s, fd, 0, SEEK_END, 0, 0, 0));
    }

    /// Writes to a descriptor that is no socket, `write(2)`. May block.
    public static long write(Scratch s, int fd, long address, long size) {
        return int64(s, Downcall.call(WRITE, s, fd, address, size, 0, 0, 0));
    }

    /// Gives a descriptor back, `close(2)`. May block, for as long as the socket lingers. Whatever it returns, the
    /// number is free afterwards.
    public static int close(Scratch s, int fd) {
        return int32(s, Downcall.call(CLOSE, s, fd, 0, 0, 0, 0, 0));
    }

    /// Tells which of the asked events a descriptor has now, without waiting, `ppoll(2)`.
    ///
    /// @return the events (`POLLERR` and `POLLHUP` come unasked), 0 for none
    public static int poll(Scratch s, int fd, int events) {
        pollfd(s.memory, Scratch.POLL, fd, events);
        s.setTimespec(0);
        int result = int32(s, Downcall.call(PPOLL, s, s.base + Scratch.POLL, 1, s.base + Scratch.TIMESPEC, 0, 0, 0));
        return result <= 0 ? result : revents(s.memory, Scratch.POLL);
    }

    /// Waits until a descriptor has one of the asked events, or another becomes readable, `ppoll(2)`.
    ///
    /// @param nanos the longest wait, or less than 0 to wait without limit
    /// @return bit 0 for the descriptor and bit 1 for the other one; 0 for none in time
    public static int poll(Scratch s, int fd, int events, int wakeUp, long nanos) {
        pollfd(s.memory, Scratch.POLL, fd, events);
        pollfd(s.memory, Scratch.POLL + POLLFD_SIZE, wakeUp, POLLIN);
        int result = pollAll(s, s.base + Scratch.POLL, 2, nanos);
        return result <= 0
                ? result
                : (revents(s.memory, Scratch.POLL) != 0 ? 1 : 0)
                        | (revents(s.memory, Scratch.POLL + POLLFD_SIZE) != 0 ? 2 : 0);
    }

    /// Waits until one of many descriptors has one of the events that it is asked for, `ppoll(2)`.
    ///
    /// @param descriptors the address of an array of `struct pollfd`
    /// @param nanos the longest wait, or less than 0 to wait without limit
    /// @return how many have, 0 for none in time
    public static int pollAll(Scratch s, long descriptors, int count, long nanos) {
        long timespec = 0;
        if (nanos >= 0) {
            s.setTimespec(nanos);
            timespec = s.base + Scratch.TIMESPEC;
        }
        return int32(s, Downcall.call(PPOLL, s, descriptors, count, timespec, 0, 0, 0));
    }

    /// Writes a `struct pollfd` that no events have been found for.
    ///
    /// @param at where it is in the memory
    public static void pollfd(MemorySegment array, long at, int fd, int events) {
        array.set(JAVA_INT, at, fd);
        // and none in the upper half, which is for those found: all platforms are little-endian
        array.set(JAVA_INT, at + POLLFD_EVENTS, events);
    }

    /// The events that have been found for a `struct pollfd`.
    public static int revents(MemorySegment array, long at) {
        return array.get(JAVA_INT, at + POLLFD_EVENTS) >>> Short.SIZE;
    }

    /// Moves the calling thread into a namespace, `setns(2)`.
    public static int setns(Scratch s, int namespace, int kind) {
        return int32(s, Downcall.call(SETNS, s, namespace, kind, 0, 0, 0, 0));
    }

    /// Asks or changes a device by way of a socket, `ioctl(2)`.
    ///
    /// @param argument the address of the request's structure
    public static int ioctl(Scratch s, int fd, int request, long argument) {
        return int32(s, Downcall.call(IOCTL, s, fd, Integer.toUnsignedLong(request), argument, 0, 0, 0));
    }

    /// Duplicates a descriptor, `fcntl(2)` with `F_DUPFD_CLOEXEC`.
    public static int duplicate(Scratch s, int fd) {
        return int32(s, Downcall.call(FCNTL, s, fd, DUPFD_CLOEXEC, 0, 0, 0, 0));
    }

    /// Makes a descriptor that stands for a process, `pidfd_open(2)`: close-on-exec.
    public static int pidfdOpen(Scratch s, int process) {
        return int32(s, Downcall.call(PIDFD_OPEN, s, process, 0, 0, 0, 0, 0));
    }

    /// Duplicates a descriptor of another process, `pidfd_getfd(2)`: close-on-exec.
    public static int pidfdGetfd(Scratch s, int pidfd, int fd) {
        return int32(s, Downcall.call(PIDFD_GETFD, s, pidfd, fd, 0, 0, 0, 0));
    }

    /// Makes a descriptor non-blocking, `fcntl(2)` with `F_SETFL`: for all duplicates of it.
    public static int setNonblocking(Scratch s, int fd) {
        return setFlags(s, fd, ~0, NONBLOCK);
    }

    /// Makes a descriptor block, `fcntl(2)` with `F_SETFL`: for all duplicates of it, so there must be none.
    public static int setBlocking(Scratch s, int fd) {
        return setFlags(s, fd, ~NONBLOCK, 0);
    }

    private static int setFlags(Scratch s, int fd, int kept, int added) {
        int flags = int32(s, Downcall.call(FCNTL, s, fd, GETFL, 0, 0, 0, 0));
        return flags < 0 ? flags : int32(s, Downcall.call(FCNTL, s, fd, SETFL, (flags & kept) | added, 0, 0, 0));
    }

    /// Reads an option of the level `SOL_SOCKET` that is a number, `getsockopt(2)`.
    public static int socketOption(Scratch s, int fd, int option) {
        int got = getsockopt(s, fd, SOL_SOCKET, option, Integer.BYTES);
        return got < 0 ? got : s.intValue();
    }

    /// Sets an option of the level `SOL_SOCKET` that is a number, `setsockopt(2)`.
    public static int setSocketOption(Scratch s, int fd, int option, int value) {
        s.memory.set(JAVA_INT, Scratch.VALUE, value);
        return setsockopt(s, fd, SOL_SOCKET, option, s.base + Scratch.VALUE, Integer.BYTES);
    }

    /// Tells how many bytes can be read, `FIONREAD`: of datagrams the next one's, of a local sequence of records those
    /// of all.
    public static int readable(Scratch s, int fd) {
        int told = ioctl(s, fd, FIONREAD, s.base + Scratch.VALUE);
        return told < 0 ? told : s.intValue();
    }

    /// Limits how long a receive on a descriptor that blocks waits, `SO_RCVTIMEO`.
    ///
    /// @param nanos the limit, in steps of microseconds; 0 for none
    public static int setReceiveTimeout(Scratch s, int fd, long nanos) {
        s.memory.set(JAVA_LONG_UNALIGNED, Scratch.VALUE + TIMEVAL_SEC, nanos / 1_000_000_000L);
        s.memory.set(JAVA_LONG_UNALIGNED, Scratch.VALUE + TIMEVAL_USEC, nanos % 1_000_000_000L / 1_000);
        return setsockopt(s, fd, SOL_SOCKET, SO_RCVTIMEO, s.base + Scratch.VALUE, TIMEVAL_SIZE);
    }

    /// Makes an epoll instance, `epoll_create1(2)`: close-on-exec.
    public static int epollCreate(Scratch s) {
        return int32(s, Downcall.call(EPOLL_CREATE1, s, EPOLL_CLOEXEC, 0, 0, 0, 0, 0));
    }

    /// Changes what an epoll instance watches, `epoll_ctl(2)`.
    ///
    /// @param event the address of a `struct epoll_event`
    public static int epollCtl(Scratch s, int epfd, int operation, int fd, long event) {
        return int32(s, Downcall.call(EPOLL_CTL, s, epfd, operation, fd, event, 0, 0));
    }

    /// Takes events from an epoll instance, `epoll_pwait(2)` with the signal mask as it is.
    ///
    /// @param events the address of an array of `struct epoll_event`
    /// @param millis the longest wait, 0 for none, -1 for no limit
    public static int epollWait(Scratch s, int epfd, long events, int count, int millis) {
        return int32(s, Downcall.call(EPOLL_PWAIT, s, epfd, events, count, millis, 0, 0));
    }

    /// Takes events from an epoll instance, waiting for less than milliseconds, `epoll_pwait2(2)`; Linux 5.11 and
    /// newer.
    ///
    /// @param events the address of an array of `struct epoll_event`
    /// @param nanos the longest wait
    public static int epollWaitNanos(Scratch s, int epfd, long events, int count, long nanos) {
        s.setTimespec(nanos);
        return int32(s, Downcall.call(EPOLL_PWAIT2, s, epfd, events, count, s.base + Scratch.TIMESPEC, 0, 0));
    }

    /// Makes an event counter, `eventfd(2)`: close-on-exec and non-blocking.
    public static int eventfd(Scratch s) {
        return int32(s, Downcall.call(EVENTFD2, s, 0, EVENTFD_FLAGS, 0, 0, 0, 0));
    }

    /// Makes an event counter readable: adds one, `write(2)`.
    public static int eventfdWrite(Scratch s, int fd) {
        s.memory.set(JAVA_LONG_UNALIGNED, Scratch.VALUE, 1);
        return (int) write(s, fd, s.base + Scratch.VALUE, Long.BYTES);
    }

    /// Makes an event counter unreadable again, `read(2)`.
    public static int eventfdRead(Scratch s, int fd) {
        return (int) read(s, fd, s.base + Scratch.VALUE, Long.BYTES);
    }

    private static int int32(Scratch s, long result) {
        int narrowed = (int) result;
        return narrowed >= 0 ? narrowed : -s.errno();
    }

    private static long int64(Scratch s, long result) {
        return result >= 0 ? result : -s.errno();
    }

    private static int number(String symbol) {
        return Abi.current().number(symbol);
    }
}
