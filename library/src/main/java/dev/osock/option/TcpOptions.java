package dev.osock.option;

import java.util.List;

/// The options of level `IPPROTO_TCP`; see tcp(7). Those that the operating system lacks are listed as well. OTP's
/// `tcp`.
public final class TcpOptions {

    private static final Rows ROWS = new Rows(Level.TCP);

    /// Adds a key that all segments to and from some peers are signed with, RFC 5925; before connecting or listening,
    /// and more of them at any time. `EEXIST` if there is one of its numbers; `ENOENT` for an unknown algorithm;
    /// `EKEYREJECTED` if [#MD5SIG] has one for these peers. Since Linux 6.7.
    public static final SocketOption<TcpAoKey> AO_ADD_KEY =
            ROWS.add("ao_add_key", "TCP_AO_ADD_KEY", Shape.of(TcpAoKey.class), Access.WRITE);

    /// Removes a key of [#AO_ADD_KEY]. `ENOENT` if there is none of its numbers; `EBUSY` if it signs or the peer is
    /// asked for it. Since Linux 6.7.
    public static final SocketOption<TcpAoKeyRemoval> AO_DEL_KEY =
            ROWS.add("ao_del_key", "TCP_AO_DEL_KEY", Shape.of(TcpAoKeyRemoval.class), Access.WRITE);

    /// All keys of [#AO_ADD_KEY], with what has come of them. `ENOENT` if there never was one. Since Linux 6.7.
    public static final SocketOption<TcpAoKeys> AO_GET_KEYS =
            ROWS.add("ao_get_keys", "TCP_AO_GET_KEYS", Shape.of(TcpAoKeys.class), Access.READ);

    /// Which of its keys a connection uses, what it demands and what has been counted. `ENOENT`, read, if there never
    /// was a key. Since Linux 6.7.
    public static final SocketOption<TcpAoInfo> AO_INFO =
            ROWS.add("ao_info", "TCP_AO_INFO", Shape.of(TcpAoInfo.class));

    /// What the authentication option must know of a connection that goes on elsewhere; under [#REPAIR] only: `EPERM`.
    /// Since Linux 6.7.
    public static final SocketOption<TcpAoRepair> AO_REPAIR =
            ROWS.add("ao_repair", "TCP_AO_REPAIR", Shape.of(TcpAoRepair.class));

    /// What the congestion control algorithm tells of itself, laid out as it has it: `struct tcp_bbr_info` and others.
    /// No bytes if it tells nothing.
    public static final SocketOption<RawBytes> CC_INFO =
            ROWS.add("cc_info", "TCP_CC_INFO", Shape.BYTES, Access.READ);

    /// The congestion control algorithm; `ENOENT` if there is none of that name.
    public static final SocketOption<String> CONGESTION =
            ROWS.add("congestion", "TCP_CONGESTION", Shape.TEXT);

    /// Sends full segments only, until this is cleared.
    public static final SocketOption<Boolean> CORK =
            ROWS.add("cork", "TCP_CORK", Shape.FLAG);

    /// Accepts only once data has come, within so many seconds; Linux rounds them.
    public static final SocketOption<Integer> DEFER_ACCEPT =
            ROWS.add("defer_accept", "TCP_DEFER_ACCEPT", Shape.INT);

    /// How long an acknowledgement may be delayed, in microseconds to the kernel's tick, up to 200000. Since Linux
    /// 6.15.
    public static final SocketOption<Integer> DELACK_MAX_US =
            ROWS.add("delack_max_us", "TCP_DELACK_MAX_US", Shape.INT);

    /// Accepts data with connection requests; the value is how many such may wait.
    public static final SocketOption<Integer> FASTOPEN =
            ROWS.add("fastopen", "TCP_FASTOPEN", Shape.INT);

    /// Sends the first data with the connection request.
    public static final SocketOption<Boolean> FASTOPEN_CONNECT =
            ROWS.add("fastopen_connect", "TCP_FASTOPEN_CONNECT", Shape.FLAG);

    /// The keys that a listening socket's fast-open cookies are made with, instead of the system's.
    public static final SocketOption<TcpFastopenKey> FASTOPEN_KEY =
            ROWS.add("fastopen_key", "TCP_FASTOPEN_KEY", Shape.of(TcpFastopenKey.class));

    /// Does without cookies for [#FASTOPEN] and [#FASTOPEN_CONNECT].
    public static final SocketOption<Boolean> FASTOPEN_NO_COOKIE =
            ROWS.add("fastopen_no_cookie", "TCP_FASTOPEN_NO_COOKIE", Shape.FLAG);

    /// What the kernel knows about the connection.
    public static final SocketOption<TcpInfo> INFO =
            ROWS.add("info", "TCP_INFO", Shape.TCP_INFO, Access.READ);

    /// Receives how many bytes are still there after each receive: [dev.osock.message.ControlTypes#TCP_INQ].
    public static final SocketOption<Boolean> INQ =
            ROWS.add("inq", "TCP_INQ", Shape.FLAG);

    /// Tells whether the connection is one of Multipath TCP, and has not fallen back. Since Linux 6.10.
    public static final SocketOption<Boolean> IS_MPTCP =
            ROWS.add("is_mptcp", "TCP_IS_MPTCP", Shape.FLAG, Access.READ);

    /// How many unanswered probes end a connection.
    public static final SocketOption<Integer> KEEPCNT =
            ROWS.add("keepcnt", "TCP_KEEPCNT", Shape.INT);

    /// After how many silent seconds probing begins.
    public static final SocketOption<Integer> KEEPIDLE =
            ROWS.add("keepidle", "TCP_KEEPIDLE", Shape.INT);

    /// How many seconds are between two probes.
    public static final SocketOption<Integer> KEEPINTVL =
            ROWS.add("keepintvl", "TCP_KEEPINTVL", Shape.INT);

    /// For how many seconds a closed connection waits for the peer to end its sending; 0 for the system's default, less
    /// for not at all.
    public static final SocketOption<Integer> LINGER2 =
            ROWS.add("linger2", "TCP_LINGER2", Shape.INT);

    /// The largest segment.
    public static final SocketOption<Integer> MAXSEG =
            ROWS.add("maxseg", "TCP_MAXSEG", Shape.INT);

    /// Signs all segments to and from an address, RFC 2385; before connecting. [#MD5SIG_EXT] does it for networks too.
    public static final SocketOption<TcpMd5sig> MD5SIG =
            ROWS.add("md5sig", "TCP_MD5SIG", Shape.MD5SIG, Access.WRITE);

    /// Signs all segments to and from some peers, RFC 2385, also those of a network; before connecting.
    public static final SocketOption<TcpMd5Key> MD5SIG_EXT =
            ROWS.add("md5sig_ext", "TCP_MD5SIG_EXT", Shape.of(TcpMd5Key.class), Access.WRITE);

    /// Sends small segments at once.
    public static final SocketOption<Boolean> NODELAY =
            ROWS.add("nodelay", "TCP_NODELAY", Shape.FLAG);

    /// Uses no TCP options; not on Linux.
    public static final SocketOption<Boolean> NOOPT =
            ROWS.add("noopt", "TCP_NOOPT", Shape.FLAG);

    /// Sends full segments only; not on Linux, see [#CORK].
    public static final SocketOption<Boolean> NOPUSH =
            ROWS.add("nopush", "TCP_NOPUSH", Shape.FLAG);

    /// How many unsent bytes keep the socket from being writable.
    public static final SocketOption<Integer> NOTSENT_LOWAT =
            ROWS.add("notsent_lowat", "TCP_NOTSENT_LOWAT", Shape.INT);

    /// The sequence number of the queue that [#REPAIR_QUEUE] has chosen: of what is sent next, or received next.
    /// `EINVAL` if none is chosen; to set it, `EPERM` if the socket is connected.
    public static final SocketOption<Long> QUEUE_SEQ =
            ROWS.add("queue_seq", "TCP_QUEUE_SEQ", Shape.UINT32);

    /// Acknowledges at once, until the kernel thinks otherwise.
    public static final SocketOption<Boolean> QUICKACK =
            ROWS.add("quickack", "TCP_QUICKACK", Shape.FLAG);

    /// Takes a connection out of the world, to look into it or to go on with it elsewhere: 1 begins that, 0 ends it
    /// with a probe for the peer, -1 without. Meanwhile connect(2) and close(2) send nothing. Needs a privilege.
    public static final SocketOption<Integer> REPAIR =
            ROWS.add("repair", "TCP_REPAIR", Shape.INT);

    /// What both sides had agreed on; after connecting under [#REPAIR] only: `EINVAL`, `EPERM`.
    public static final SocketOption<TcpRepairOptions> REPAIR_OPTIONS =
            ROWS.add("repair_options", "TCP_REPAIR_OPTIONS", Shape.of(TcpRepairOptions.class), Access.WRITE);

    /// Which queue is meant under [#REPAIR]: 0 for none, 1 for what is received, 2 for what is sent. Sends and receives
    /// then put into it, and look into it. `EPERM` to set it otherwise, `EINVAL` to read it.
    public static final SocketOption<Integer> REPAIR_QUEUE =
            ROWS.add("repair_queue", "TCP_REPAIR_QUEUE", Shape.INT);

    /// The windows of a connection; under [#REPAIR] only: `EPERM`.
    public static final SocketOption<TcpRepairWindow> REPAIR_WINDOW =
            ROWS.add("repair_window", "TCP_REPAIR_WINDOW", Shape.of(TcpRepairWindow.class));

    /// How long an acknowledgement is waited for at the most before a packet is sent again, 1000 to 120000
    /// milliseconds. Since Linux 6.15.
    public static final SocketOption<Integer> RTO_MAX_MS =
            ROWS.add("rto_max_ms", "TCP_RTO_MAX_MS", Shape.INT);

    /// How long an acknowledgement is waited for at the least before a packet is sent again, in microseconds to the
    /// kernel's tick, up to 200000. Since Linux 6.15.
    public static final SocketOption<Integer> RTO_MIN_US =
            ROWS.add("rto_min_us", "TCP_RTO_MIN_US", Shape.INT);

    /// The headers of the request that an accepted connection began with, once; no bytes if they were not kept, or have
    /// been read.
    public static final SocketOption<RawBytes> SAVED_SYN =
            ROWS.add("saved_syn", "TCP_SAVED_SYN", Shape.BYTES, Access.READ);

    /// Keeps the headers of connection requests for [#SAVED_SYN]: 1 from the header of IP on, 2 from that of the
    /// network device on, 0 for not. Sockets that listen or will; others get `EINVAL`.
    public static final SocketOption<Integer> SAVE_SYN =
            ROWS.add("save_syn", "TCP_SAVE_SYN", Shape.INT);

    /// How often a connection request is repeated.
    public static final SocketOption<Integer> SYNCNT =
            ROWS.add("syncnt", "TCP_SYNCNT", Shape.INT);

    /// Has no effect any more, and is read as false.
    public static final SocketOption<Boolean> THIN_DUPACK =
            ROWS.add("thin_dupack", "TCP_THIN_DUPACK", Shape.FLAG);

    /// Sends again at a steady pace, not ever more slowly, while little is on its way.
    public static final SocketOption<Boolean> THIN_LINEAR_TIMEOUTS =
            ROWS.add("thin_linear_timeouts", "TCP_THIN_LINEAR_TIMEOUTS", Shape.FLAG);

    /// What the connection's time stamps count now, in milliseconds; to set it, `EPERM` if not under [#REPAIR].
    public static final SocketOption<Long> TIMESTAMP =
            ROWS.add("timestamp", "TCP_TIMESTAMP", Shape.UINT32);

    /// How many microseconds packets are held back, to try what a far peer is like; for queues that pace, such as `fq`.
    public static final SocketOption<Integer> TX_DELAY =
            ROWS.add("tx_delay", "TCP_TX_DELAY", Shape.INT);

    /// The protocol above, such as `tls`; connected sockets only.
    public static final SocketOption<String> ULP =
            ROWS.add("ulp", "TCP_ULP", Shape.TEXT);

    /// For how many milliseconds data may be unacknowledged; 0 for the system's default.
    public static final SocketOption<Integer> USER_TIMEOUT =
            ROWS.add("user_timeout", "TCP_USER_TIMEOUT", Shape.INT);

    /// The most bytes that the peer is told it may send. Linux makes less than half of its smallest buffer that much.
    public static final SocketOption<Integer> WINDOW_CLAMP =
            ROWS.add("window_clamp", "TCP_WINDOW_CLAMP", Shape.INT);

    /// Not here: its value holds addresses that the kernel maps pages to. Receive into a direct buffer.
    public static final SocketOption<RawBytes> ZEROCOPY_RECEIVE =
            ROWS.add("zerocopy_receive", "TCP_ZEROCOPY_RECEIVE", Shape.BYTES, Access.NONE);

    private TcpOptions() {}

    /// Lists every row.
    ///
    /// @return the options
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
