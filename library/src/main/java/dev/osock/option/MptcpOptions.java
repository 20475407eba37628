package dev.osock.option;

import java.util.List;

/// The options of Multipath TCP, level `SOL_MPTCP`: TCP over several paths at once; see the kernel's document
/// `networking/mptcp`. Such sockets are opened with [dev.osock.kind.Type#STREAM] and [dev.osock.kind.Protocol#MPTCP],
/// and have the options of TCP too. All can only be read, and are there since Linux 5.16. OTP has none of these.
///
/// A connection whose peer has no Multipath TCP, or on whose way somebody takes its options out of the packets, falls
/// back to plain TCP, and works as that. Whether it has, [TcpOptions#IS_MPTCP] tells, since Linux 6.10; before, that
/// [#INFO] is `EOPNOTSUPP` then, as all of these are.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/multipath.html">Multipath TCP, in the guide</a>
public final class MptcpOptions {

    private static final Rows ROWS = new Rows(Level.MPTCP);

    /// What the kernel knows about the connection as a whole.
    public static final SocketOption<MptcpInfo> INFO =
            ROWS.add("info", "MPTCP_INFO", Shape.of(MptcpInfo.class), Access.READ);

    /// The addresses of both ends of each of the TCP connections that it is made of.
    public static final SocketOption<MptcpSubflows> SUBFLOW_ADDRS =
            ROWS.add("subflow_addrs", "MPTCP_SUBFLOW_ADDRS", Shape.of(MptcpSubflows.class), Access.READ);

    /// What the kernel knows about each of the TCP connections that it is made of.
    public static final SocketOption<MptcpTcpInfo> TCPINFO =
            ROWS.add("tcpinfo", "MPTCP_TCPINFO", Shape.of(MptcpTcpInfo.class), Access.READ);

    private MptcpOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
