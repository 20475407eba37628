package dev.osock.option;

import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.List;

/// The options that sockets of all kinds have, level `SOL_SOCKET`; see socket(7).
///
/// What an option *receives* comes as a control message with each message of [dev.osock.BlockingIo#recvmsg]: the one
/// that the description links to. Flags are false at first, unless the description says otherwise. A privilege that is
/// missing is `EPERM`, a value outside its range `EINVAL`, and a kind of socket that does not have the option mostly
/// `EOPNOTSUPP`. Those that Linux does not have are listed as well: to use one is a `SocketInvalidException`. OTP's
/// level `socket`.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/options.html">Options, interfaces, namespaces, in the guide</a>
public final class SocketOptions {

    private static final Rows ROWS = new Rows(Level.SOCKET);

    /// Tells whether the socket listens. Linux refuses to set it: `ENOPROTOOPT`.
    public static final SocketOption<Boolean> ACCEPTCONN =
            ROWS.add("acceptconn", "SO_ACCEPTCONN", Shape.FLAG);

    /// Has connections accepted only once data has come; not on Linux, see [TcpOptions#DEFER_ACCEPT].
    public static final SocketOption<String> ACCEPTFILTER =
            ROWS.add("acceptfilter", "SO_ACCEPTFILTER", Shape.TEXT);

    /// Attaches an extended BPF program, given by its descriptor: only what it lets pass is received. `EINVAL` if that
    /// is no program for sockets.
    public static final SocketOption<Integer> ATTACH_BPF =
            ROWS.add("attach_bpf", "SO_ATTACH_BPF", Shape.INT, Access.WRITE);

    /// Attaches a classic BPF program: only what it lets pass is received.
    public static final SocketOption<SocketFilter> ATTACH_FILTER =
            ROWS.add("attach_filter", "SO_ATTACH_FILTER", Shape.FILTER, Access.WRITE);

    /// Attaches a classic BPF program that chooses among the sockets that share a port, [#REUSEPORT].
    public static final SocketOption<SocketFilter> ATTACH_REUSEPORT_CBPF =
            ROWS.add("attach_reuseport_cbpf", "SO_ATTACH_REUSEPORT_CBPF", Shape.FILTER, Access.WRITE);

    /// Attaches an extended BPF program, given by its descriptor, that chooses among the sockets that share a port,
    /// [#REUSEPORT].
    public static final SocketOption<Integer> ATTACH_REUSEPORT_EBPF =
            ROWS.add("attach_reuseport_ebpf", "SO_ATTACH_REUSEPORT_EBPF", Shape.INT, Access.WRITE);

    /// The network device, by its name, that alone is used to send and receive; empty, at first, for all. `ENODEV` if
    /// there is none of that name. To change it once it is set needs a privilege.
    public static final SocketOption<String> BINDTODEVICE =
            ROWS.add("bindtodevice", "SO_BINDTODEVICE", Shape.IF_NAME);

    /// The network device, by its number, that alone is used to send and receive; 0, at first, for all. [#BINDTODEVICE]
    /// has its name. To change it once it is set needs a privilege.
    public static final SocketOption<Integer> BINDTOIFINDEX =
            ROWS.add("bindtoifindex", "SO_BINDTOIFINDEX", Shape.INT);

    /// How many extensions the kernel has that a classic BPF program can load from.
    public static final SocketOption<Integer> BPF_EXTENSIONS =
            ROWS.add("bpf_extensions", "SO_BPF_EXTENSIONS", Shape.INT, Access.READ);

    /// Allows to send datagrams to broadcast addresses, which otherwise is `EACCES`.
    public static final SocketOption<Boolean> BROADCAST =
            ROWS.add("broadcast", "SO_BROADCAST", Shape.FLAG);

    /// Which buffers the kernel does not resize: 1 for the send buffer, 2 for the receive buffer, 3 for both, 0, at
    /// first, for none. Setting [#SNDBUF] or [#RCVBUF] adds that one. Since Linux 5.15.
    public static final SocketOption<Integer> BUF_LOCK =
            ROWS.add("buf_lock", "SO_BUF_LOCK", Shape.INT);

    /// For how many microseconds a receive polls the device before it waits, 0 or more; to raise it needs a privilege.
    public static final SocketOption<Integer> BUSY_POLL =
            ROWS.add("busy_poll", "SO_BUSY_POLL", Shape.INT);

    /// How many packets a receive takes at once when it polls the device, 0 to 65535; 8 at first. To raise it needs a
    /// privilege. Since Linux 5.11.
    public static final SocketOption<Integer> BUSY_POLL_BUDGET =
            ROWS.add("busy_poll_budget", "SO_BUSY_POLL_BUDGET", Shape.INT, Access.WRITE);

    /// Has the kernel look for another route to the peer, as the program finds the one in use bad: the value is 1, any
    /// other does nothing.
    public static final SocketOption<Integer> CNX_ADVICE =
            ROWS.add("cnx_advice", "SO_CNX_ADVICE", Shape.INT, Access.WRITE);

    /// A number of 64 bits that no other socket has until the system is booted again.
    public static final SocketOption<Long> COOKIE =
            ROWS.add("cookie", "SO_COOKIE", Shape.UINT64, Access.READ);

    /// Has the kernel trace the socket, 1 or 0; needs a privilege.
    public static final SocketOption<Integer> DEBUG =
            ROWS.add("debug", "SO_DEBUG", Shape.INT);

    /// Removes the program of [#ATTACH_FILTER]; the value does not matter.
    public static final SocketOption<Integer> DETACH_FILTER =
            ROWS.add("detach_filter", "SO_DETACH_FILTER", Shape.INT, Access.WRITE);

    /// Removes the program that chooses among the sockets that share a port; the value does not matter. `ENOENT` if
    /// there is none.
    public static final SocketOption<Integer> DETACH_REUSEPORT_BPF =
            ROWS.add("detach_reuseport_bpf", "SO_DETACH_REUSEPORT_BPF", Shape.INT, Access.WRITE);

    /// The address family that the socket was opened with.
    public static final SocketOption<Domain> DOMAIN =
            ROWS.add("domain", "SO_DOMAIN", Shape.DOMAIN, Access.READ);

    /// Sends to directly connected networks only, without routers.
    public static final SocketOption<Boolean> DONTROUTE =
            ROWS.add("dontroute", "SO_DONTROUTE", Shape.FLAG);

    /// The error that is pending on the socket, and is removed by reading it; number 0 for none.
    public static final SocketOption<Errno> ERROR =
            ROWS.add("error", "SO_ERROR", Shape.ERRNO, Access.READ);

    /// The program of [#ATTACH_FILTER], without instructions if there is none; `EACCES` if there is one of
    /// [#ATTACH_BPF].
    public static final SocketOption<SocketFilter> GET_FILTER =
            ROWS.add("get_filter", "SO_GET_FILTER", Shape.FILTER_PROGRAM, Access.READ);

    /// The number of the processor that has handled what came in last, -1 before; set, the one that shall.
    public static final SocketOption<Integer> INCOMING_CPU =
            ROWS.add("incoming_cpu", "SO_INCOMING_CPU", Shape.INT);

    /// The number (NAPI ID) of the device's receive queue that the last packet came by; 0 before.
    public static final SocketOption<Integer> INCOMING_NAPI_ID =
            ROWS.add("incoming_napi_id", "SO_INCOMING_NAPI_ID", Shape.INT, Access.READ);

    /// Receives how many bytes are left to receive: [dev.osock.message.ControlTypes#INQ]. Unix streams only; since
    /// Linux 6.17. TCP has [TcpOptions#INQ].
    public static final SocketOption<Boolean> INQ =
            ROWS.add("inq", "SO_INQ", Shape.FLAG, Access.WRITE);

    /// Probes a peer that has been silent for long, and ends the connection if it does not answer; see
    /// [TcpOptions#KEEPIDLE].
    public static final SocketOption<Boolean> KEEPALIVE =
            ROWS.add("keepalive", "SO_KEEPALIVE", Shape.FLAG);

    /// Whether and how long [dev.osock.Socket#close()] waits for bytes that are not sent yet.
    public static final SocketOption<Linger> LINGER =
            ROWS.add("linger", "SO_LINGER", Shape.LINGER);

    /// Forbids to change or remove the program of [#ATTACH_FILTER]: `EPERM`. Once set it stays.
    public static final SocketOption<Boolean> LOCK_FILTER =
            ROWS.add("lock_filter", "SO_LOCK_FILTER", Shape.FLAG);

    /// The mark of what is sent, a number of 32 bits that rules of routing and filtering can ask for; needs a
    /// privilege.
    public static final SocketOption<Integer> MARK =
            ROWS.add("mark", "SO_MARK", Shape.INT);

    /// How many bytes per second are sent at the most, unsigned; -1 (the largest), at first, for no limit. TCP keeps to
    /// it; of others a packet scheduler such as `fq`.
    public static final SocketOption<Long> MAX_PACING_RATE =
            ROWS.add("max_pacing_rate", "SO_MAX_PACING_RATE", Shape.UINT64);

    /// How much memory the socket uses in the kernel.
    public static final SocketOption<SocketMemory> MEMINFO =
            ROWS.add("meminfo", "SO_MEMINFO", Shape.of(SocketMemory.class), Access.READ);

    /// A number of 64 bits that stands for the socket's network namespace. Since Linux 5.14.
    public static final SocketOption<Long> NETNS_COOKIE =
            ROWS.add("netns_cookie", "SO_NETNS_COOKIE", Shape.UINT64, Access.READ);

    /// Sends frames without their checksum (FCS), if the device can; packet sockets only.
    public static final SocketOption<Boolean> NOFCS =
            ROWS.add("nofcs", "SO_NOFCS", Shape.FLAG);

    /// Sends datagrams of UDP over IPv4 without a checksum.
    public static final SocketOption<Boolean> NO_CHECK =
            ROWS.add("no_check", "SO_NO_CHECK", Shape.FLAG);

    /// Receives out-of-band data ([dev.osock.message.MsgFlags#OOB]) among the other bytes.
    public static final SocketOption<Boolean> OOBINLINE =
            ROWS.add("oobinline", "SO_OOBINLINE", Shape.FLAG);

    /// Receives the numbers of the sender's process, user and group: [dev.osock.message.ControlTypes#CREDENTIALS]. Unix
    /// and netlink sockets only. [#PASSPIDFD] tells the process in a way that stays true.
    public static final SocketOption<Boolean> PASSCRED =
            ROWS.add("passcred", "SO_PASSCRED", Shape.FLAG);

    /// Receives a descriptor that stands for the sending process: [dev.osock.ReceivedMsg#pidfd]. Unix sockets only;
    /// since Linux 6.5.
    public static final SocketOption<Boolean> PASSPIDFD =
            ROWS.add("passpidfd", "SO_PASSPIDFD", Shape.FLAG);

    /// Whether descriptors can be sent to this socket; otherwise the sender gets `EPERM`. True at first. Unix sockets
    /// only; since Linux 6.16.
    public static final SocketOption<Boolean> PASSRIGHTS =
            ROWS.add("passrights", "SO_PASSRIGHTS", Shape.FLAG);

    /// Receives the security context of the sender: [dev.osock.message.ControlTypes#SECURITY]. Unix sockets only;
    /// `EOPNOTSUPP` if the kernel has no security modules.
    public static final SocketOption<Boolean> PASSSEC =
            ROWS.add("passsec", "SO_PASSSEC", Shape.FLAG);

    /// The index of the byte that a receive with [dev.osock.message.MsgFlags#PEEK] begins at, among those that wait;
    /// each such receive moves it on. -1, at first: at the front, always.
    public static final SocketOption<Integer> PEEK_OFF =
            ROWS.add("peek_off", "SO_PEEK_OFF", Shape.INT);

    /// The process, user and group that had the other end of a Unix connection when it was made.
    public static final SocketOption<Credentials> PEERCRED =
            ROWS.add("peercred", "SO_PEERCRED", Shape.CREDENTIALS, Access.READ);

    /// The supplementary groups of the process that had the other end of a Unix connection when it was made.
    public static final SocketOption<IntList> PEERGROUPS =
            ROWS.add("peergroups", "SO_PEERGROUPS", Shape.INTS, Access.READ);

    /// Cannot be used as an option, since what it gives is a descriptor, which somebody must close. Use
    /// [dev.osock.Socket#peerPidfd].
    public static final SocketOption<Integer> PEERPIDFD =
            ROWS.add("peerpidfd", "SO_PEERPIDFD", Shape.INT, Access.NONE);

    /// The security context of the process that had the other end when the connection was made; `ENOPROTOOPT` if no
    /// security module tells.
    public static final SocketOption<String> PEERSEC =
            ROWS.add("peersec", "SO_PEERSEC", Shape.TEXT, Access.READ);

    /// Prefers to poll the device, [#BUSY_POLL], instead of waiting for its interrupts; needs a privilege. Since Linux
    /// 5.11.
    public static final SocketOption<Boolean> PREFER_BUSY_POLL =
            ROWS.add("prefer_busy_poll", "SO_PREFER_BUSY_POLL", Shape.FLAG);

    /// The priority of what is sent, for the packet scheduler, 0 to 6; more needs a privilege.
    public static final SocketOption<Integer> PRIORITY =
            ROWS.add("priority", "SO_PRIORITY", Shape.INT);

    /// The protocol, also if it was left to the system.
    public static final SocketOption<Protocol> PROTOCOL =
            ROWS.add("protocol", "SO_PROTOCOL", Shape.PROTOCOL, Access.READ);

    /// The size of the receive buffer in bytes. Linux doubles the value that is set, for its own overhead, bounds it
    /// (`net.core.rmem_max`), and tells the doubled one.
    public static final SocketOption<Integer> RCVBUF =
            ROWS.add("rcvbuf", "SO_RCVBUF", Shape.INT);

    /// Sets [#RCVBUF] beyond the system's bound; needs a privilege.
    public static final SocketOption<Integer> RCVBUFFORCE =
            ROWS.add("rcvbufforce", "SO_RCVBUFFORCE", Shape.INT, Access.WRITE);

    /// How many bytes must be there before the socket counts as readable, 1 at first; Linux makes 0 a 1.
    public static final SocketOption<Integer> RCVLOWAT =
            ROWS.add("rcvlowat", "SO_RCVLOWAT", Shape.INT);

    /// Receives the packet's mark: [dev.osock.message.ControlTypes#MARK]; needs a privilege. Since Linux 5.19.
    public static final SocketOption<Boolean> RCVMARK =
            ROWS.add("rcvmark", "SO_RCVMARK", Shape.FLAG);

    /// Receives the packet's priority: [dev.osock.message.ControlTypes#PRIORITY]; needs a privilege. Since Linux 6.14.
    public static final SocketOption<Boolean> RCVPRIORITY =
            ROWS.add("rcvpriority", "SO_RCVPRIORITY", Shape.FLAG);

    /// Cannot be used: [dev.osock.Socket#within] says how long a call waits. Receives do not wait in the kernel, where
    /// this would count, but for those of platform threads, for which the library sets it itself.
    public static final SocketOption<Timeval> RCVTIMEO =
            ROWS.add("rcvtimeo", "SO_RCVTIMEO", Shape.TIMEVAL, Access.NONE);

    /// How many bytes of kernel memory are reserved for the socket, whatever others use; `EOPNOTSUPP` outside of
    /// control groups that account for memory. Since Linux 5.16.
    public static final SocketOption<Integer> RESERVE_MEM =
            ROWS.add("reserve_mem", "SO_RESERVE_MEM", Shape.INT);

    /// Lets the socket bind to an address that connections which are over still occupy; of datagrams, to one that other
    /// sockets with this option have.
    public static final SocketOption<Boolean> REUSEADDR =
            ROWS.add("reuseaddr", "SO_REUSEADDR", Shape.FLAG);

    /// Lets several sockets of one user, which all have this option, bind to the same address and share what comes.
    public static final SocketOption<Boolean> REUSEPORT =
            ROWS.add("reuseport", "SO_REUSEPORT", Shape.FLAG);

    /// Receives how many messages have been dropped so far: [dev.osock.message.ControlTypes#RXQ_OVFL].
    public static final SocketOption<Boolean> RXQ_OVFL =
            ROWS.add("rxq_ovfl", "SO_RXQ_OVFL", Shape.FLAG);

    /// Has poll(2) report an entry of the error queue as `POLLPRI` too. It makes no difference to the calls of this
    /// library.
    public static final SocketOption<Boolean> SELECT_ERR_QUEUE =
            ROWS.add("select_err_queue", "SO_SELECT_ERR_QUEUE", Shape.FLAG);

    /// Chooses the routing table; not on Linux, see [#MARK].
    public static final SocketOption<Integer> SETFIB =
            ROWS.add("setfib", "SO_SETFIB", Shape.INT, Access.WRITE);

    /// The size of the send buffer in bytes. Linux doubles the value that is set, for its own overhead, bounds it
    /// (`net.core.wmem_max`), and tells the doubled one.
    public static final SocketOption<Integer> SNDBUF =
            ROWS.add("sndbuf", "SO_SNDBUF", Shape.INT);

    /// Sets [#SNDBUF] beyond the system's bound; needs a privilege.
    public static final SocketOption<Integer> SNDBUFFORCE =
            ROWS.add("sndbufforce", "SO_SNDBUFFORCE", Shape.INT, Access.WRITE);

    /// For how many bytes there must be room before the socket counts as writable; on Linux always 1, and to set it is
    /// `ENOPROTOOPT`.
    public static final SocketOption<Integer> SNDLOWAT =
            ROWS.add("sndlowat", "SO_SNDLOWAT", Shape.INT);

    /// Cannot be used: [dev.osock.Socket#within] says how long a call waits. No send waits in the kernel, where this
    /// would count.
    public static final SocketOption<Timeval> SNDTIMEO =
            ROWS.add("sndtimeo", "SO_SNDTIMEO", Shape.TIMEVAL, Access.NONE);

    /// Receives when the packet came, to the microsecond: [dev.osock.message.ControlTypes#TIMESTAMP].
    public static final SocketOption<Boolean> TIMESTAMP =
            ROWS.add("timestamp", "SO_TIMESTAMP", Shape.FLAG);

    /// Which time stamps the kernel takes of what is received and sent, and how it tells them:
    /// [dev.osock.message.ControlTypes#TIMESTAMPING]. Linux starts taking them a moment after this has been set.
    public static final SocketOption<TimestampingFlags> TIMESTAMPING =
            ROWS.add("timestamping", "SO_TIMESTAMPING", Shape.TIMESTAMPING_FLAGS);

    /// Receives when the packet came, to the nanosecond: [dev.osock.message.ControlTypes#TIMESTAMPNS].
    public static final SocketOption<Boolean> TIMESTAMPNS =
            ROWS.add("timestampns", "SO_TIMESTAMPNS", Shape.FLAG);

    /// Whether a TCP connection on which packets are lost tries another path: 1 to do so, 0 not to, or -1 for the
    /// system's default. Since Linux 5.18.
    public static final SocketOption<Integer> TXREHASH =
            ROWS.add("txrehash", "SO_TXREHASH", Shape.INT);

    /// Sends each message at the time that is given with it, [dev.osock.message.ControlTypes#TXTIME]. Other clocks than
    /// the monotonic one need a privilege.
    public static final SocketOption<Txtime> TXTIME =
            ROWS.add("txtime", "SO_TXTIME", Shape.TXTIME);

    /// The type that the socket was opened with.
    public static final SocketOption<Type> TYPE =
            ROWS.add("type", "SO_TYPE", Shape.TYPE, Access.READ);

    /// Allows to send without copying, [dev.osock.message.MsgFlags#ZEROCOPY].
    public static final SocketOption<Boolean> ZEROCOPY =
            ROWS.add("zerocopy", "SO_ZEROCOPY", Shape.FLAG);

    private SocketOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
