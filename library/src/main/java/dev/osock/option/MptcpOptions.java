package dev.osock.option;

import java.util.List;

/// The options of level `SOL_MPTCP`; see the Linux document `mptcp`. Sockets of Multipath TCP are of type stream
/// and protocol 262; they have the options of TCP too. OTP has none of these.
public final class MptcpOptions {

    private static final Rows ROWS = new Rows(Level.MPTCP);

    /// What the kernel knows about the connection as a whole. `EOPNOTSUPP` once it has fallen back to plain TCP.
    public static final SocketOption<MptcpInfo> INFO =
            ROWS.add("info", "MPTCP_INFO", Shape.of(MptcpInfo.class), Access.READ);

    /// The ends of the connections that it is made of.
    public static final SocketOption<MptcpSubflows> SUBFLOW_ADDRS =
            ROWS.add("subflow_addrs", "MPTCP_SUBFLOW_ADDRS", Shape.of(MptcpSubflows.class), Access.READ);

    /// What the kernel knows about each of the connections that it is made of.
    public static final SocketOption<MptcpTcpInfo> TCPINFO =
            ROWS.add("tcpinfo", "MPTCP_TCPINFO", Shape.of(MptcpTcpInfo.class), Access.READ);

    private MptcpOptions() {}

    /// Lists every row.
    ///
    /// @return the options
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
