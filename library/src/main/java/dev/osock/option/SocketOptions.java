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

    /// Receives only what an extended BPF program lets pass, given by its descriptor. `EINVAL` if that is no program
    /// for sockets.
    public static final SocketOption<Integer> ATTACH_BPF =
            ROWS.add("attach_bpf", "SO_ATTACH_BPF", Shape.INT, Access.WRITE);

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

    /// Sends and receives by one network device only, given by its number; 0 for all. [#BINDTODEVICE] has it by its
    /// name. To change it once it is set needs a privilege: `EPERM`.
    public static final SocketOption<Integer> BINDTOIFINDEX =
            ROWS.add("bindtoifindex", "SO_BINDTOIFINDEX", Shape.INT);

    /// How many extensions there are that a classic BPF program can load from.
    public static final SocketOption<Integer> BPF_EXTENSIONS =
            ROWS.add("bpf_extensions", "SO_BPF_EXTENSIONS", Shape.INT, Access.READ);

    /// Sends datagrams to broadcast addresses.
    public static final SocketOption<Boolean> BROADCAST =
            ROWS.add("broadcast", "SO_BROADCAST", Shape.FLAG);

    /// Which buffers the kernel leaves at their sizes: 1 for the send buffer, 2 for the receive buffer, 3 for both, 0
    /// for none. Setting [#SNDBUF] or [#RCVBUF] locks that one. Since Linux 5.15.
    public static final SocketOption<Integer> BUF_LOCK =
            ROWS.add("buf_lock", "SO_BUF_LOCK", Shape.INT);

    /// How many microseconds a receive polls the device before it waits; raising it needs a privilege.
    public static final SocketOption<Integer> BUSY_POLL =
            ROWS.add("busy_poll", "SO_BUSY_POLL", Shape.INT);

    /// How many packets a receive handles at once when it polls the device, up to 65535; more than 8 at first, or than
    /// before, needs a privilege. Since Linux 5.11.
    public static final SocketOption<Integer> BUSY_POLL_BUDGET =
            ROWS.add("busy_poll_budget", "SO_BUSY_POLL_BUDGET", Shape.INT, Access.WRITE);

    /// Has the kernel look for another route to the peer: the value is 1; others do nothing.
    public static final SocketOption<Integer> CNX_ADVICE =
            ROWS.add("cnx_advice", "SO_CNX_ADVICE", Shape.INT, Access.WRITE);

    /// A number that no other socket of this boot has.
    public static final SocketOption<Long> COOKIE =
            ROWS.add("cookie", "SO_COOKIE", Shape.UINT64, Access.READ);

    /// Has the kernel trace; needs a privilege.
    public static final SocketOption<Integer> DEBUG =
            ROWS.add("debug", "SO_DEBUG", Shape.INT);

    /// Removes the program of [#ATTACH_FILTER]; the value does not matter.
    public static final SocketOption<Integer> DETACH_FILTER =
            ROWS.add("detach_filter", "SO_DETACH_FILTER", Shape.INT, Access.WRITE);

    /// Removes the program that chooses among the sockets that share a port; the value does not matter. `ENOENT` if
    /// there is none.
    public static final SocketOption<Integer> DETACH_REUSEPORT_BPF =
            ROWS.add("detach_reuseport_bpf", "SO_DETACH_REUSEPORT_BPF", Shape.INT, Access.WRITE);

    /// The address family.
    public static final SocketOption<Domain> DOMAIN =
            ROWS.add("domain", "SO_DOMAIN", Shape.DOMAIN, Access.READ);

    /// Sends to directly connected networks only.
    public static final SocketOption<Boolean> DONTROUTE =
            ROWS.add("dontroute", "SO_DONTROUTE", Shape.FLAG);

    /// The pending error, which reading clears; 0 for none.
    public static final SocketOption<Errno> ERROR =
            ROWS.add("error", "SO_ERROR", Shape.ERRNO, Access.READ);

    /// The program of [#ATTACH_FILTER]; without instructions if there is none. `EACCES` if it is an extended one.
    public static final SocketOption<SocketFilter> GET_FILTER =
            ROWS.add("get_filter", "SO_GET_FILTER", Shape.FILTER_PROGRAM, Access.READ);

    /// The processor that handles, or shall handle, what comes in.
    public static final SocketOption<Integer> INCOMING_CPU =
            ROWS.add("incoming_cpu", "SO_INCOMING_CPU", Shape.INT);

    /// The receive queue that the last packet came by.
    public static final SocketOption<Integer> INCOMING_NAPI_ID =
            ROWS.add("incoming_napi_id", "SO_INCOMING_NAPI_ID", Shape.INT, Access.READ);

    /// Receives how many bytes are still there after each receive: [dev.osock.message.ControlTypes#INQ]. Streams of
    /// local only; since Linux 6.17. TCP has [TcpOptions#INQ].
    public static final SocketOption<Boolean> INQ =
            ROWS.add("inq", "SO_INQ", Shape.FLAG, Access.WRITE);

    /// Probes a silent peer; see [TcpOptions#KEEPIDLE].
    public static final SocketOption<Boolean> KEEPALIVE =
            ROWS.add("keepalive", "SO_KEEPALIVE", Shape.FLAG);

    /// Lingers on close while unsent data remains.
    public static final SocketOption<Linger> LINGER =
            ROWS.add("linger", "SO_LINGER", Shape.LINGER);

    /// Forbids to change the program of [#ATTACH_FILTER]: `EPERM`. Once set it stays.
    public static final SocketOption<Boolean> LOCK_FILTER =
            ROWS.add("lock_filter", "SO_LOCK_FILTER", Shape.FLAG);

    /// Marks what is sent, for routing and filtering; needs a privilege.
    public static final SocketOption<Integer> MARK =
            ROWS.add("mark", "SO_MARK", Shape.INT);

    /// The most bytes per second that TCP sends.
    public static final SocketOption<Long> MAX_PACING_RATE =
            ROWS.add("max_pacing_rate", "SO_MAX_PACING_RATE", Shape.UINT64);

    /// How much memory the socket has in the kernel.
    public static final SocketOption<SocketMemory> MEMINFO =
            ROWS.add("meminfo", "SO_MEMINFO", Shape.of(SocketMemory.class), Access.READ);

    /// A number for the socket's network namespace.
    public static final SocketOption<Long> NETNS_COOKIE =
            ROWS.add("netns_cookie", "SO_NETNS_COOKIE", Shape.UINT64, Access.READ);

    /// Sends frames without their checksum, where the device can; packet sockets only.
    public static final SocketOption<Boolean> NOFCS =
            ROWS.add("nofcs", "SO_NOFCS", Shape.FLAG);

    /// Sends datagrams of UDP over IPv4 without a checksum.
    public static final SocketOption<Boolean> NO_CHECK =
            ROWS.add("no_check", "SO_NO_CHECK", Shape.FLAG);

    /// Receives out-of-band data among the other bytes.
    public static final SocketOption<Boolean> OOBINLINE =
            ROWS.add("oobinline", "SO_OOBINLINE", Shape.FLAG);

    /// Receives the sender's credentials with each message: [dev.osock.message.ControlTypes#CREDENTIALS]. Local sockets
    /// only. [#PASSPIDFD] tells the process in a way that stays true.
    public static final SocketOption<Boolean> PASSCRED =
            ROWS.add("passcred", "SO_PASSCRED", Shape.FLAG);

    /// Receives a descriptor of the sending process with each message: [dev.osock.ReceivedMsg#pidfd]. Local sockets
    /// only; since Linux 6.5.
    public static final SocketOption<Boolean> PASSPIDFD =
            ROWS.add("passpidfd", "SO_PASSPIDFD", Shape.FLAG);

    /// Whether descriptors can be sent to this socket, which is so at first; the sender is told `EPERM` otherwise.
    /// Local sockets only; since Linux 6.16.
    public static final SocketOption<Boolean> PASSRIGHTS =
            ROWS.add("passrights", "SO_PASSRIGHTS", Shape.FLAG);

    /// Receives the security context of the sender with each message: [dev.osock.message.ControlTypes#SECURITY]. Local
    /// sockets only; `EOPNOTSUPP` if the kernel has no security modules.
    public static final SocketOption<Boolean> PASSSEC =
            ROWS.add("passsec", "SO_PASSSEC", Shape.FLAG);

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

    /// The security context of who had the other end when the connection was made; `ENOPROTOOPT` if no security module
    /// tells.
    public static final SocketOption<String> PEERSEC =
            ROWS.add("peersec", "SO_PEERSEC", Shape.TEXT, Access.READ);

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

    /// Receives the mark of each message: [dev.osock.message.ControlTypes#MARK]; needs a privilege. Since Linux 5.19.
    public static final SocketOption<Boolean> RCVMARK =
            ROWS.add("rcvmark", "SO_RCVMARK", Shape.FLAG);

    /// Receives the priority of each message: [dev.osock.message.ControlTypes#PRIORITY]; needs a privilege. Since Linux
    /// 6.14.
    public static final SocketOption<Boolean> RCVPRIORITY =
            ROWS.add("rcvpriority", "SO_RCVPRIORITY", Shape.FLAG);

    /// Not here: [dev.osock.Socket#within] says how long a call waits. Receives do not wait in the kernel, where this
    /// would count, but for those of platform threads, whose limit is the library's own.
    public static final SocketOption<Timeval> RCVTIMEO =
            ROWS.add("rcvtimeo", "SO_RCVTIMEO", Shape.TIMEVAL, Access.NONE);

    /// How many bytes of memory are the socket's own, whatever others use; `EOPNOTSUPP` outside of control groups that
    /// account for memory. Since Linux 5.16.
    public static final SocketOption<Integer> RESERVE_MEM =
            ROWS.add("reserve_mem", "SO_RESERVE_MEM", Shape.INT);

    /// Binds to an address that a closed connection still occupies.
    public static final SocketOption<Boolean> REUSEADDR =
            ROWS.add("reuseaddr", "SO_REUSEADDR", Shape.FLAG);

    /// Lets several sockets bind to the same address and share what comes.
    public static final SocketOption<Boolean> REUSEPORT =
            ROWS.add("reuseport", "SO_REUSEPORT", Shape.FLAG);

    /// Receives how many messages have been dropped: [dev.osock.message.ControlTypes#RXQ_OVFL].
    public static final SocketOption<Boolean> RXQ_OVFL =
            ROWS.add("rxq_ovfl", "SO_RXQ_OVFL", Shape.FLAG);

    /// Lets select(2) and poll(2) tell an entry of the error queue as an exceptional condition, `POLLPRI`.
    public static final SocketOption<Boolean> SELECT_ERR_QUEUE =
            ROWS.add("select_err_queue", "SO_SELECT_ERR_QUEUE", Shape.FLAG);

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

    /// Whether a connection of TCP that does not get on tries another path: 1, 0, or -1 for the system's default. Since
    /// Linux 5.18.
    public static final SocketOption<Integer> TXREHASH =
            ROWS.add("txrehash", "SO_TXREHASH", Shape.INT);

    /// Sends messages at times that come with them: [dev.osock.message.ControlTypes#TXTIME].
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
