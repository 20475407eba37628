package dev.osock.option;

import dev.osock.address.RawBytes;
import java.util.List;

/// The options of TCP, level `IPPROTO_TCP`; see tcp(7).
///
/// Flags are false at first, unless the description says otherwise. A value outside its range is `EINVAL`, and an
/// option that the running kernel does not have `ENOPROTOOPT`. Those that Linux does not have are listed as well: to
/// use one is a `SocketInvalidException`. A *segment* is what TCP sends in one packet. OTP's level `tcp`.
public final class TcpOptions {

    private static final Rows ROWS = new Rows(Level.TCP);

    /// Adds a key by which all segments to and from some peers are signed, RFC 5925: the first before connecting or
    /// listening, more at any time. `EEXIST` if there is one with its numbers; `ENOENT` for an unknown algorithm;
    /// `EKEYREJECTED` if [#MD5SIG] has one for these peers. Since Linux 6.7.
    public static final SocketOption<TcpAoKey> AO_ADD_KEY =
            ROWS.add("ao_add_key", "TCP_AO_ADD_KEY", Shape.of(TcpAoKey.class), Access.WRITE);

    /// Removes a key of [#AO_ADD_KEY]. `ENOENT` if there is none with these numbers; `EBUSY` if it signs or the peer is
    /// asked for it, and none takes its place. Since Linux 6.7.
    public static final SocketOption<TcpAoKeyRemoval> AO_DEL_KEY =
            ROWS.add("ao_del_key", "TCP_AO_DEL_KEY", Shape.of(TcpAoKeyRemoval.class), Access.WRITE);

    /// All keys of [#AO_ADD_KEY], with how many segments they have signed. `ENOENT` if there never was one. Since Linux
    /// 6.7.
    public static final SocketOption<TcpAoKeys> AO_GET_KEYS =
            ROWS.add("ao_get_keys", "TCP_AO_GET_KEYS", Shape.of(TcpAoKeys.class), Access.READ);

    /// Which of its keys a connection uses, what it demands and what has been counted. To read it is `ENOENT` if there
    /// never was a key. Since Linux 6.7.
    public static final SocketOption<TcpAoInfo> AO_INFO =
            ROWS.add("ao_info", "TCP_AO_INFO", Shape.of(TcpAoInfo.class));

    /// What the authentication option must know of a connection that another socket takes over; while [#REPAIR] is on
    /// only: `EPERM`. Since Linux 6.7.
    public static final SocketOption<TcpAoRepair> AO_REPAIR =
            ROWS.add("ao_repair", "TCP_AO_REPAIR", Shape.of(TcpAoRepair.class));

    /// What the congestion control algorithm tells of itself, as bytes of its own structure, such as
    /// `struct tcp_bbr_info`; no bytes if it tells nothing.
    public static final SocketOption<RawBytes> CC_INFO =
            ROWS.add("cc_info", "TCP_CC_INFO", Shape.BYTES, Access.READ);

    /// The congestion control algorithm, by its name, such as `cubic`; `ENOENT` if there is none of that name. Some
    /// need a privilege: `EPERM`.
    public static final SocketOption<String> CONGESTION =
            ROWS.add("congestion", "TCP_CONGESTION", Shape.TEXT);

    /// Sends full segments only, until this is set to false; what is left is sent after 200 ms all the same.
    public static final SocketOption<Boolean> CORK =
            ROWS.add("cork", "TCP_CORK", Shape.FLAG);

    /// Has a listener's connections accepted only once data has come, and for how many seconds that is waited for; 0,
    /// at first, to accept at once. Linux rounds the number up to its intervals.
    public static final SocketOption<Integer> DEFER_ACCEPT =
            ROWS.add("defer_accept", "TCP_DEFER_ACCEPT", Shape.INT);

    /// For how many microseconds an acknowledgement may be delayed, rounded to the kernel's tick, up to 200000. Since
    /// Linux 6.15.
    public static final SocketOption<Integer> DELACK_MAX_US =
            ROWS.add("delack_max_us", "TCP_DELACK_MAX_US", Shape.INT);

    /// Has a listener take data with connection requests (TCP Fast Open, RFC 7413); the value is how many such requests
    /// may wait; 0, at first, for none. Not of connected sockets: `EINVAL`.
    public static final SocketOption<Integer> FASTOPEN =
            ROWS.add("fastopen", "TCP_FASTOPEN", Shape.INT);

    /// Has connect wait for the first send, which then goes with the connection request (TCP Fast Open, RFC 7413).
    public static final SocketOption<Boolean> FASTOPEN_CONNECT =
            ROWS.add("fastopen_connect", "TCP_FASTOPEN_CONNECT", Shape.FLAG);

    /// The keys by which a listener makes the cookies of TCP Fast Open, instead of the system's.
    public static final SocketOption<TcpFastopenKey> FASTOPEN_KEY =
            ROWS.add("fastopen_key", "TCP_FASTOPEN_KEY", Shape.of(TcpFastopenKey.class));

    /// Uses [#FASTOPEN] and [#FASTOPEN_CONNECT] without cookies.
    public static final SocketOption<Boolean> FASTOPEN_NO_COOKIE =
            ROWS.add("fastopen_no_cookie", "TCP_FASTOPEN_NO_COOKIE", Shape.FLAG);

    /// What the kernel knows about the connection, such as its round-trip time.
    public static final SocketOption<TcpInfo> INFO =
            ROWS.add("info", "TCP_INFO", Shape.TCP_INFO, Access.READ);

    /// Receives with each message of [dev.osock.BlockingIo#recvmsg] how many bytes are left to receive:
    /// [dev.osock.message.ControlTypes#TCP_INQ].
    public static final SocketOption<Boolean> INQ =
            ROWS.add("inq", "TCP_INQ", Shape.FLAG);

    /// Tells whether the connection is one of Multipath TCP, and has not fallen back. Since Linux 6.10.
    public static final SocketOption<Boolean> IS_MPTCP =
            ROWS.add("is_mptcp", "TCP_IS_MPTCP", Shape.FLAG, Access.READ);

    /// How many unanswered probes of [SocketOptions#KEEPALIVE] end a connection, 1 to 127; the system's default is
    /// mostly 9.
    public static final SocketOption<Integer> KEEPCNT =
            ROWS.add("keepcnt", "TCP_KEEPCNT", Shape.INT);

    /// After how many seconds of silence the probes of [SocketOptions#KEEPALIVE] begin, 1 to 32767; the system's
    /// default is mostly 7200.
    public static final SocketOption<Integer> KEEPIDLE =
            ROWS.add("keepidle", "TCP_KEEPIDLE", Shape.INT);

    /// How many seconds are between two probes of [SocketOptions#KEEPALIVE], 1 to 32767; the system's default is mostly
    /// 75.
    public static final SocketOption<Integer> KEEPINTVL =
            ROWS.add("keepintvl", "TCP_KEEPINTVL", Shape.INT);

    /// For how many seconds a connection that this side has closed waits for the peer to end its sending too, up to
    /// 120; 0 for the system's default, mostly 60; less than 0 for not at all.
    public static final SocketOption<Integer> LINGER2 =
            ROWS.add("linger2", "TCP_LINGER2", Shape.INT);

    /// How many bytes a segment has at the most, 88 to 32767; set to 0 for no such bound.
    public static final SocketOption<Integer> MAXSEG =
            ROWS.add("maxseg", "TCP_MAXSEG", Shape.INT);

    /// Adds or removes a key by which all segments to and from an address are signed, RFC 2385; before connecting.
    /// [#MD5SIG_EXT] does it for networks too.
    public static final SocketOption<TcpMd5sig> MD5SIG =
            ROWS.add("md5sig", "TCP_MD5SIG", Shape.MD5SIG, Access.WRITE);

    /// Adds or removes a key by which all segments to and from some peers, such as those of a network, are signed, RFC
    /// 2385; before connecting.
    public static final SocketOption<TcpMd5Key> MD5SIG_EXT =
            ROWS.add("md5sig_ext", "TCP_MD5SIG_EXT", Shape.of(TcpMd5Key.class), Access.WRITE);

    /// Sends small segments at once, without waiting for an acknowledgement or for more to send (Nagle's algorithm
    /// off).
    public static final SocketOption<Boolean> NODELAY =
            ROWS.add("nodelay", "TCP_NODELAY", Shape.FLAG);

    /// Sends no options in TCP's header; not on Linux.
    public static final SocketOption<Boolean> NOOPT =
            ROWS.add("noopt", "TCP_NOOPT", Shape.FLAG);

    /// Sends full segments only; not on Linux, see [#CORK].
    public static final SocketOption<Boolean> NOPUSH =
            ROWS.add("nopush", "TCP_NOPUSH", Shape.FLAG);

    /// How many bytes may wait in the kernel unsent before sends have to wait; 0 for the system's default
    /// (`net.ipv4.tcp_notsent_lowat`).
    public static final SocketOption<Integer> NOTSENT_LOWAT =
            ROWS.add("notsent_lowat", "TCP_NOTSENT_LOWAT", Shape.INT);

    /// The sequence number of what is sent next, or received next, as [#REPAIR_QUEUE] has chosen; `EINVAL` if it has
    /// chosen none. To set it is `EPERM` if the socket is connected.
    public static final SocketOption<Long> QUEUE_SEQ =
            ROWS.add("queue_seq", "TCP_QUEUE_SEQ", Shape.UINT32);

    /// Acknowledges at once and not with a delay, until the kernel by itself changes that. True at first.
    public static final SocketOption<Boolean> QUICKACK =
            ROWS.add("quickack", "TCP_QUICKACK", Shape.FLAG);

    /// Whether the socket is being repaired: read out, or made to take over a connection of another socket or host. 1
    /// begins that, 0 ends it and sends a probe to the peer, -1 ends it without one. In between connect and close send
    /// nothing. Needs a privilege: `EPERM`.
    public static final SocketOption<Integer> REPAIR =
            ROWS.add("repair", "TCP_REPAIR", Shape.INT);

    /// What both sides agreed on when the connection began. Can be set after connecting, while [#REPAIR] is on, only:
    /// `EINVAL`, `EPERM`.
    public static final SocketOption<TcpRepairOptions> REPAIR_OPTIONS =
            ROWS.add("repair_options", "TCP_REPAIR_OPTIONS", Shape.of(TcpRepairOptions.class), Access.WRITE);

    /// Which queue sends fill and receives show while [#REPAIR] is on: 0 for none, 1 for what is received, 2 for what
    /// is sent. While it is off, to set this is `EPERM`, and to read it `EINVAL`.
    public static final SocketOption<Integer> REPAIR_QUEUE =
            ROWS.add("repair_queue", "TCP_REPAIR_QUEUE", Shape.INT);

    /// How much each side may send; while [#REPAIR] is on only: `EPERM`.
    public static final SocketOption<TcpRepairWindow> REPAIR_WINDOW =
            ROWS.add("repair_window", "TCP_REPAIR_WINDOW", Shape.of(TcpRepairWindow.class));

    /// For how many milliseconds an acknowledgement is waited for at the most before a segment is sent again, 1000 to
    /// 120000. Since Linux 6.15.
    public static final SocketOption<Integer> RTO_MAX_MS =
            ROWS.add("rto_max_ms", "TCP_RTO_MAX_MS", Shape.INT);

    /// For how many microseconds an acknowledgement is waited for at the least before a segment is sent again, rounded
    /// to the kernel's tick, up to 200000. Since Linux 6.15.
    public static final SocketOption<Integer> RTO_MIN_US =
            ROWS.add("rto_min_us", "TCP_RTO_MIN_US", Shape.INT);

    /// The headers of the request by which an accepted connection began, which can be read once; no bytes if they were
    /// not kept ([#SAVE_SYN]), or have been read.
    public static final SocketOption<RawBytes> SAVED_SYN =
            ROWS.add("saved_syn", "TCP_SAVED_SYN", Shape.BYTES, Access.READ);

    /// Whether a listener keeps the headers of connection requests for [#SAVED_SYN]: 1 from the header of IP on, 2 from
    /// that of the link layer on, 0, at first, for not. `EINVAL` if the socket is connected.
    public static final SocketOption<Integer> SAVE_SYN =
            ROWS.add("save_syn", "TCP_SAVE_SYN", Shape.INT);

    /// How often a connection request is repeated before connect fails with `ETIMEDOUT`, 1 to 127; the system's default
    /// is mostly 6.
    public static final SocketOption<Integer> SYNCNT =
            ROWS.add("syncnt", "TCP_SYNCNT", Shape.INT);

    /// Has no effect any more, and is always read as false.
    public static final SocketOption<Boolean> THIN_DUPACK =
            ROWS.add("thin_dupack", "TCP_THIN_DUPACK", Shape.FLAG);

    /// Sends again at a steady pace, and not ever more slowly, while only few segments are on their way.
    public static final SocketOption<Boolean> THIN_LINEAR_TIMEOUTS =
            ROWS.add("thin_linear_timeouts", "TCP_THIN_LINEAR_TIMEOUTS", Shape.FLAG);

    /// What the connection's time stamps count now, in milliseconds. To set it is `EPERM` unless [#REPAIR] is on.
    public static final SocketOption<Long> TIMESTAMP =
            ROWS.add("timestamp", "TCP_TIMESTAMP", Shape.UINT32);

    /// For how many microseconds packets are held back before they are sent, to test what a far peer is like; a packet
    /// scheduler such as `fq` sees to it.
    public static final SocketOption<Integer> TX_DELAY =
            ROWS.add("tx_delay", "TCP_TX_DELAY", Shape.INT);

    /// The protocol that the kernel runs above TCP, by its name, such as `tls`, for [TlsOptions]; connected sockets
    /// only: `ENOTCONN`. `ENOENT` if the kernel does not have it, or may not load its module for this process;
    /// `EEXIST` if there is one; Multipath TCP has none: `ENOPROTOOPT`. No text if there is none. A socket keeps it
    /// until it is closed.
    public static final SocketOption<String> ULP =
            ROWS.add("ulp", "TCP_ULP", Shape.TEXT);

    /// For how many milliseconds what was sent may be unacknowledged before the connection ends with `ETIMEDOUT`; 0, at
    /// first, for the system's default.
    public static final SocketOption<Integer> USER_TIMEOUT =
            ROWS.add("user_timeout", "TCP_USER_TIMEOUT", Shape.INT);

    /// How many bytes the peer is told at the most that it may send (the receive window). Linux raises what is less
    /// than half of its smallest buffer to that.
    public static final SocketOption<Integer> WINDOW_CLAMP =
            ROWS.add("window_clamp", "TCP_WINDOW_CLAMP", Shape.INT);

    /// Cannot be used, as its value holds addresses that the kernel maps memory to. To receive without a copy in the
    /// JVM, use a direct buffer.
    public static final SocketOption<RawBytes> ZEROCOPY_RECEIVE =
            ROWS.add("zerocopy_receive", "TCP_ZEROCOPY_RECEIVE", Shape.BYTES, Access.NONE);

    private TcpOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
