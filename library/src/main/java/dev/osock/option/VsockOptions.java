package dev.osock.option;

import java.util.List;

/// The options of sockets between a virtual machine and its host, level `AF_VSOCK`; see vsock(7). Such sockets are
/// opened with [dev.osock.kind.Domain#VSOCK]. OTP has none of these.
public final class VsockOptions {

    private static final Rows ROWS = new Rows(Level.VSOCK);

    /// How many bytes at the most wait here to be received, which the peer is told; so also how long a record of a
    /// `SEQPACKET` may be that is sent to this socket (`EMSGSIZE` there). 262144 at first. What is set is kept within
    /// [#BUFFER_MIN_SIZE] and [#BUFFER_MAX_SIZE], without an error. An accepted socket has that of its listener.
    public static final SocketOption<Long> BUFFER_SIZE =
            ROWS.add("buffer_size", "SO_VM_SOCKETS_BUFFER_SIZE", Shape.UINT64);

    /// The least that [#BUFFER_SIZE] can be: 128 at first. To set it changes that if it is less.
    public static final SocketOption<Long> BUFFER_MIN_SIZE =
            ROWS.add("buffer_min_size", "SO_VM_SOCKETS_BUFFER_MIN_SIZE", Shape.UINT64);

    /// The most that [#BUFFER_SIZE] can be: 262144 at first. To set it changes that if it is more.
    public static final SocketOption<Long> BUFFER_MAX_SIZE =
            ROWS.add("buffer_max_size", "SO_VM_SOCKETS_BUFFER_MAX_SIZE", Shape.UINT64);

    /// How long the system tries to connect: 2 seconds at first, and again after zero is set; then the attempt fails
    /// with `ETIMEDOUT`, also if nobody waits for it any more. Negative times, and microseconds beyond 999999, are
    /// `ERANGE`. What is read is rounded to a tick of the system's clock, some milliseconds.
    public static final SocketOption<Timeval> CONNECT_TIMEOUT =
            ROWS.add("connect_timeout", "SO_VM_SOCKETS_CONNECT_TIMEOUT", Shape.TIMEVAL);

    /// As [#CONNECT_TIMEOUT], by the number that 32-bit programs use from 2038 on. Since Linux 5.16.
    public static final SocketOption<Timeval> CONNECT_TIMEOUT_NEW =
            ROWS.add("connect_timeout_new", "SO_VM_SOCKETS_CONNECT_TIMEOUT_NEW", Shape.TIMEVAL);

    /// The identifier by which VMware's host knows the peer. Linux's own vsock does not have it: `ENOPROTOOPT`.
    public static final SocketOption<Integer> PEER_HOST_VM_ID =
            ROWS.add("peer_host_vm_id", "SO_VM_SOCKETS_PEER_HOST_VM_ID", Shape.INT, Access.READ);

    /// Whether VMware's host trusts the peer. Linux's own vsock does not have it: `ENOPROTOOPT`.
    public static final SocketOption<Boolean> TRUSTED =
            ROWS.add("trusted", "SO_VM_SOCKETS_TRUSTED", Shape.FLAG, Access.READ);

    /// For callers within VMware's kernel. Linux does not have it: `ENOPROTOOPT`.
    public static final SocketOption<Boolean> NONBLOCK_TXRX =
            ROWS.add("nonblock_txrx", "SO_VM_SOCKETS_NONBLOCK_TXRX", Shape.FLAG);

    private VsockOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
