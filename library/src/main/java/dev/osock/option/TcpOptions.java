package dev.osock.option;

import java.util.List;

/// The options of level `IPPROTO_TCP`; see tcp(7). Those that the operating system lacks are listed as well. OTP's
/// `tcp`.
public final class TcpOptions {

    private static final Rows ROWS = new Rows(Level.TCP);

    /// The congestion control algorithm; `ENOENT` if there is none of that name.
    public static final SocketOption<String> CONGESTION =
            ROWS.add("congestion", "TCP_CONGESTION", Shape.TEXT);

    /// Sends full segments only, until this is cleared.
    public static final SocketOption<Boolean> CORK =
            ROWS.add("cork", "TCP_CORK", Shape.FLAG);

    /// Accepts only once data has come, within so many seconds; Linux rounds them.
    public static final SocketOption<Integer> DEFER_ACCEPT =
            ROWS.add("defer_accept", "TCP_DEFER_ACCEPT", Shape.INT);

    /// Accepts data with connection requests; the value is how many such may wait.
    public static final SocketOption<Integer> FASTOPEN =
            ROWS.add("fastopen", "TCP_FASTOPEN", Shape.INT);

    /// Sends the first data with the connection request.
    public static final SocketOption<Boolean> FASTOPEN_CONNECT =
            ROWS.add("fastopen_connect", "TCP_FASTOPEN_CONNECT", Shape.FLAG);

    /// What the kernel knows about the connection.
    public static final SocketOption<TcpInfo> INFO =
            ROWS.add("info", "TCP_INFO", Shape.TCP_INFO, Access.READ);

    /// How many unanswered probes end a connection.
    public static final SocketOption<Integer> KEEPCNT =
            ROWS.add("keepcnt", "TCP_KEEPCNT", Shape.INT);

    /// After how many silent seconds probing begins.
    public static final SocketOption<Integer> KEEPIDLE =
            ROWS.add("keepidle", "TCP_KEEPIDLE", Shape.INT);

    /// How many seconds are between two probes.
    public static final SocketOption<Integer> KEEPINTVL =
            ROWS.add("keepintvl", "TCP_KEEPINTVL", Shape.INT);

    /// The largest segment.
    public static final SocketOption<Integer> MAXSEG =
            ROWS.add("maxseg", "TCP_MAXSEG", Shape.INT);

    /// Signs all segments to and from an address, RFC 2385; before connecting.
    public static final SocketOption<TcpMd5sig> MD5SIG =
            ROWS.add("md5sig", "TCP_MD5SIG", Shape.MD5SIG, Access.WRITE);

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

    /// Acknowledges at once, until the kernel thinks otherwise.
    public static final SocketOption<Boolean> QUICKACK =
            ROWS.add("quickack", "TCP_QUICKACK", Shape.FLAG);

    /// How often a connection request is repeated.
    public static final SocketOption<Integer> SYNCNT =
            ROWS.add("syncnt", "TCP_SYNCNT", Shape.INT);

    /// The protocol above, such as `tls`; connected sockets only.
    public static final SocketOption<String> ULP =
            ROWS.add("ulp", "TCP_ULP", Shape.TEXT);

    /// For how many milliseconds data may be unacknowledged; 0 for the system's default.
    public static final SocketOption<Integer> USER_TIMEOUT =
            ROWS.add("user_timeout", "TCP_USER_TIMEOUT", Shape.INT);

    private TcpOptions() {}

    /// Lists every row.
    ///
    /// @return the options
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
