package dev.osock.option;

import java.util.List;

/// The options of Multipath TCP, level `SOL_MPTCP`: TCP over several paths at once; see the kernel's document
/// `networking/mptcp`. Such sockets are opened with [dev.osock.kind.Type#STREAM] and [dev.osock.kind.Protocol#MPTCP],
/// and have the options of TCP too. All can only be read; `EOPNOTSUPP` once a connection has fallen back to plain TCP.
/// OTP has none of these.
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
