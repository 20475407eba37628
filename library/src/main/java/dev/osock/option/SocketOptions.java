package dev.osock.option;

import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.List;

/// The options of level `SOL_SOCKET`; see socket(7). Those that the operating system lacks are listed as well, so that
/// one can ask. OTP's `socket`.
public final class SocketOptions {

    private static final Rows ROWS = new Rows(Level.SOCKET);

    /// Tells whether the socket listens. Linux refuses to set it, with `ENOPROTOOPT`.
    public static final SocketOption<Boolean> ACCEPTCONN =
            ROWS.add("acceptconn", "SO_ACCEPTCONN", Shape.FLAG);

    /// Delays accepting until data is there; not on Linux, see [TcpOptions#DEFER_ACCEPT].
    public static final SocketOption<String> ACCEPTFILTER =
            ROWS.add("acceptfilter", "SO_ACCEPTFILTER", Shape.TEXT);

    /// Receives only what a classic BPF program lets pass.
    public static final SocketOption<SocketFilter> ATTACH_FILTER =
            ROWS.add("attach_filter", "SO_ATTACH_FILTER", Shape.FILTER, Access.WRITE);

    /// Chooses among the sockets that share a port by a classic BPF program.
    public static final SocketOption<SocketFilter> ATTACH_REUSEPORT_CBPF =
            ROWS.add("attach_reuseport_cbpf", "SO_ATTACH_REUSEPORT_CBPF", Shape.FILTER, Access.WRITE);

    /// Chooses among the sockets that share a port by an extended BPF program, given by its descriptor.
    public static final SocketOption<Integer> ATTACH_REUSEPORT_EBPF =
            ROWS.add("attach_reuseport_ebpf", "SO_ATTACH_REUSEPORT_EBPF", Shape.INT, Access.WRITE);

    /// Sends and receives by one network device only; empty for all.
    public static final SocketOption<String> BINDTODEVICE =
            ROWS.add("bindtodevice", "SO_BINDTODEVICE", Shape.IF_NAME);

    /// Sends datagrams to broadcast addresses.
    public static final SocketOption<Boolean> BROADCAST =
            ROWS.add("broadcast", "SO_BROADCAST", Shape.FLAG);

    /// How many microseconds a receive polls the device before it waits; raising it needs a privilege.
    public static final SocketOption<Integer> BUSY_POLL =
            ROWS.add("busy_poll", "SO_BUSY_POLL", Shape.INT);

    /// A number that no other socket of this boot has.
    public static final SocketOption<Long> COOKIE =
            ROWS.add("cookie", "SO_COOKIE", Shape.UINT64, Access.READ);

    /// Has the kernel trace; needs a privilege.
    public static final SocketOption<Integer> DEBUG =
            ROWS.add("debug", "SO_DEBUG", Shape.INT);

    /// Removes the program of [#ATTACH_FILTER]; the value does not matter.
    public static final SocketOption<Integer> DETACH_FILTER =
            ROWS.add("detach_filter", "SO_DETACH_FILTER", Shape.INT, Access.WRITE);

    /// The address family.
    public static final SocketOption<Domain> DOMAIN =
            ROWS.add("domain", "SO_DOMAIN", Shape.DOMAIN, Access.READ);

    /// Sends to directly connected networks only.
    public static final SocketOption<Boolean> DONTROUTE =
            ROWS.add("dontroute", "SO_DONTROUTE", Shape.FLAG);

    /// The pending error, which reading clears; 0 for none.
    public static final SocketOption<Errno> ERROR =
            ROWS.add("error", "SO_ERROR", Shape.ERRNO, Access.READ);

    /// The processor that handles, or shall handle, what comes in.
    public static final SocketOption<Integer> INCOMING_CPU =
            ROWS.add("incoming_cpu", "SO_INCOMING_CPU", Shape.INT);

    /// The receive queue that the last packet came by.
    public static final SocketOption<Integer> INCOMING_NAPI_ID =
            ROWS.add("incoming_napi_id", "SO_INCOMING_NAPI_ID", Shape.INT, Access.READ);

    /// Probes a silent peer; see [TcpOptions#KEEPIDLE].
    public static final SocketOption<Boolean> KEEPALIVE =
            ROWS.add("keepalive", "SO_KEEPALIVE", Shape.FLAG);

    /// Lingers on close while unsent data remains.
    public static final SocketOption<Linger> LINGER =
            ROWS.add("linger", "SO_LINGER", Shape.LINGER);

    /// Marks what is sent, for routing and filtering; needs a privilege.
    public static final SocketOption<Integer> MARK =
            ROWS.add("mark", "SO_MARK", Shape.INT);

    /// The most bytes per second that TCP sends.
    public static final SocketOption<Long> MAX_PACING_RATE =
            ROWS.add("max_pacing_rate", "SO_MAX_PACING_RATE", Shape.UINT64);

    /// A number for the socket's network namespace.
    public static final SocketOption<Long> NETNS_COOKIE =
            ROWS.add("netns_cookie", "SO_NETNS_COOKIE", Shape.UINT64, Access.READ);

    /// Receives out-of-band data among the other bytes.
    public static final SocketOption<Boolean> OOBINLINE =
            ROWS.add("oobinline", "SO_OOBINLINE", Shape.FLAG);

    /// Receives the sender's credentials with each message: [dev.osock.message.ControlTypes#CREDENTIALS]. Local sockets
    /// only.
    public static final SocketOption<Boolean> PASSCRED =
            ROWS.add("passcred", "SO_PASSCRED", Shape.FLAG);

    /// Where a receive that only looks begins, and moves on; -1 for the front.
    public static final SocketOption<Integer> PEEK_OFF =
            ROWS.add("peek_off", "SO_PEEK_OFF", Shape.INT);

    /// Who had the other end of a local connection when it was made.
    public static final SocketOption<Credentials> PEERCRED =
            ROWS.add("peercred", "SO_PEERCRED", Shape.CREDENTIALS, Access.READ);

    /// The groups of who had the other end of a local connection when it was made.
    public static final SocketOption<IntList> PEERGROUPS =
            ROWS.add("peergroups", "SO_PEERGROUPS", Shape.INTS, Access.READ);

    /// Not here: what it gives is a descriptor, which must be owned. Use [dev.osock.Socket#peerPidfd].
    public static final SocketOption<Integer> PEERPIDFD =
            ROWS.add("peerpidfd", "SO_PEERPIDFD", Shape.INT, Access.NONE);

    /// Prefers polling the device to its interrupts; needs a privilege.
    public static final SocketOption<Boolean> PREFER_BUSY_POLL =
            ROWS.add("prefer_busy_poll", "SO_PREFER_BUSY_POLL", Shape.FLAG);

    /// The priority of what is sent; more than 6 needs a privilege.
    public static final SocketOption<Integer> PRIORITY =
            ROWS.add("priority", "SO_PRIORITY", Shape.INT);

    /// The protocol.
    public static final SocketOption<Protocol> PROTOCOL =
            ROWS.add("protocol", "SO_PROTOCOL", Shape.PROTOCOL, Access.READ);

    /// The receive buffer's size in bytes; Linux doubles the value and bounds it.
    public static final SocketOption<Integer> RCVBUF =
            ROWS.add("rcvbuf", "SO_RCVBUF", Shape.INT);

    /// Sets the receive buffer's size beyond the system's bound; needs a privilege.
    public static final SocketOption<Integer> RCVBUFFORCE =
            ROWS.add("rcvbufforce", "SO_RCVBUFFORCE", Shape.INT, Access.WRITE);

    /// How many bytes make the socket readable; Linux makes 0 a 1.
    public static final SocketOption<Integer> RCVLOWAT =
            ROWS.add("rcvlowat", "SO_RCVLOWAT", Shape.INT);

    /// Not here: [dev.osock.Socket#within] says how long a call waits. Receives do not wait in the kernel, where this
    /// would count, but for those of platform threads, whose limit is the library's own.
    public static final SocketOption<Timeval> RCVTIMEO =
            ROWS.add("rcvtimeo", "SO_RCVTIMEO", Shape.TIMEVAL, Access.NONE);

    /// Binds to an address that a closed connection still occupies.
    public static final SocketOption<Boolean> REUSEADDR =
            ROWS.add("reuseaddr", "SO_REUSEADDR", Shape.FLAG);

    /// Lets several sockets bind to the same address and share what comes.
    public static final SocketOption<Boolean> REUSEPORT =
            ROWS.add("reuseport", "SO_REUSEPORT", Shape.FLAG);

    /// Receives how many messages have been dropped: [dev.osock.message.ControlTypes#RXQ_OVFL].
    public static final SocketOption<Boolean> RXQ_OVFL =
            ROWS.add("rxq_ovfl", "SO_RXQ_OVFL", Shape.FLAG);

    /// Chooses the routing table; not on Linux, see [#MARK].
    public static final SocketOption<Integer> SETFIB =
            ROWS.add("setfib", "SO_SETFIB", Shape.INT, Access.WRITE);

    /// The send buffer's size in bytes; Linux doubles the value and bounds it.
    public static final SocketOption<Integer> SNDBUF =
            ROWS.add("sndbuf", "SO_SNDBUF", Shape.INT);

    /// Sets the send buffer's size beyond the system's bound; needs a privilege.
    public static final SocketOption<Integer> SNDBUFFORCE =
            ROWS.add("sndbufforce", "SO_SNDBUFFORCE", Shape.INT, Access.WRITE);

    /// How much room makes the socket writable; on Linux always 1, and setting it is `ENOPROTOOPT`.
    public static final SocketOption<Integer> SNDLOWAT =
            ROWS.add("sndlowat", "SO_SNDLOWAT", Shape.INT);

    /// Not here: [dev.osock.Socket#within] says how long a call waits. No send waits in the kernel, where this would
    /// count.
    public static final SocketOption<Timeval> SNDTIMEO =
            ROWS.add("sndtimeo", "SO_SNDTIMEO", Shape.TIMEVAL, Access.NONE);

    /// Receives when each message came, to the microsecond: [dev.osock.message.ControlTypes#TIMESTAMP].
    public static final SocketOption<Boolean> TIMESTAMP =
            ROWS.add("timestamp", "SO_TIMESTAMP", Shape.FLAG);

    /// Takes and tells time stamps of what is received and sent: [dev.osock.message.ControlTypes#TIMESTAMPING]. Linux
    /// starts taking them a moment later.
    public static final SocketOption<TimestampingFlags> TIMESTAMPING =
            ROWS.add("timestamping", "SO_TIMESTAMPING", Shape.TIMESTAMPING_FLAGS);

    /// Receives when each message came, to the nanosecond: [dev.osock.message.ControlTypes#TIMESTAMPNS].
    public static final SocketOption<Boolean> TIMESTAMPNS =
            ROWS.add("timestampns", "SO_TIMESTAMPNS", Shape.FLAG);

    /// Sends messages at times that come with them.
    public static final SocketOption<Txtime> TXTIME =
            ROWS.add("txtime", "SO_TXTIME", Shape.TXTIME);

    /// The type.
    public static final SocketOption<Type> TYPE =
            ROWS.add("type", "SO_TYPE", Shape.TYPE, Access.READ);

    /// Allows [dev.osock.message.MsgFlags#ZEROCOPY].
    public static final SocketOption<Boolean> ZEROCOPY =
            ROWS.add("zerocopy", "SO_ZEROCOPY", Shape.FLAG);

    private SocketOptions() {}

    /// Lists every row.
    ///
    /// @return the options
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
