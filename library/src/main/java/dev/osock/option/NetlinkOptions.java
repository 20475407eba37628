package dev.osock.option;

import java.util.List;

/// The options of level `SOL_NETLINK`; see netlink(7). OTP has none of these.
public final class NetlinkOptions {

    private static final Rows ROWS = new Rows(Level.NETLINK);

    /// Joins a multicast group, given by its number; some need a privilege: `EPERM`. `EINVAL` if there is none.
    public static final SocketOption<Integer> ADD_MEMBERSHIP =
            ROWS.add("add_membership", "NETLINK_ADD_MEMBERSHIP", Shape.INT, Access.WRITE);

    /// Has those who send to a group told when this socket has lost what they sent.
    public static final SocketOption<Boolean> BROADCAST_ERROR =
            ROWS.add("broadcast_error", "NETLINK_BROADCAST_ERROR", Shape.FLAG);

    /// Does without the request in a message that refuses it.
    public static final SocketOption<Boolean> CAP_ACK =
            ROWS.add("cap_ack", "NETLINK_CAP_ACK", Shape.FLAG);

    /// Leaves a multicast group, given by its number.
    public static final SocketOption<Integer> DROP_MEMBERSHIP =
            ROWS.add("drop_membership", "NETLINK_DROP_MEMBERSHIP", Shape.INT, Access.WRITE);

    /// Receives the reason in words when a request is refused.
    public static final SocketOption<Boolean> EXT_ACK =
            ROWS.add("ext_ack", "NETLINK_EXT_ACK", Shape.FLAG);

    /// Has requests that ask for lists checked strictly, so that filters in them count. Since Linux 4.20.
    public static final SocketOption<Boolean> GET_STRICT_CHK =
            ROWS.add("get_strict_chk", "NETLINK_GET_STRICT_CHK", Shape.FLAG);

    /// The numbers of the groups that the socket has joined.
    public static final SocketOption<IntList> LIST_MEMBERSHIPS =
            ROWS.add("list_memberships", "NETLINK_LIST_MEMBERSHIPS", Shape.BIT_NUMBERS, Access.READ);

    /// Receives what is sent in all network namespaces that this one has numbers for, and the number with it:
    /// [dev.osock.message.ControlTypes#NETLINK_NSID]; needs a privilege. Old kernels do not tell it: `ENOPROTOOPT`.
    public static final SocketOption<Boolean> LISTEN_ALL_NSID =
            ROWS.add("listen_all_nsid", "NETLINK_LISTEN_ALL_NSID", Shape.FLAG);

    /// Does not fail with `ENOBUFS` when messages were lost.
    public static final SocketOption<Boolean> NO_ENOBUFS =
            ROWS.add("no_enobufs", "NETLINK_NO_ENOBUFS", Shape.FLAG);

    /// Receives the group that each message was sent to: [dev.osock.message.ControlTypes#NETLINK_PKTINFO].
    public static final SocketOption<Boolean> PKTINFO =
            ROWS.add("pktinfo", "NETLINK_PKTINFO", Shape.FLAG);

    private NetlinkOptions() {}

    /// Lists every row.
    ///
    /// @return the options
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
