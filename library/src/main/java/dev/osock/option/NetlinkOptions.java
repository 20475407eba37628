package dev.osock.option;

import java.util.List;

/// The options of netlink sockets, which talk to the kernel, level `SOL_NETLINK`; see netlink(7). Flags are false at
/// first. OTP has none of these.
public final class NetlinkOptions {

    private static final Rows ROWS = new Rows(Level.NETLINK);

    /// Joins a multicast group, given by its number; some need a privilege: `EPERM`. `EINVAL` if there is none.
    public static final SocketOption<Integer> ADD_MEMBERSHIP =
            ROWS.add("add_membership", "NETLINK_ADD_MEMBERSHIP", Shape.INT, Access.WRITE);

    /// Reports to those who send to a group (with `ENOBUFS`) that this socket has lost what they sent.
    public static final SocketOption<Boolean> BROADCAST_ERROR =
            ROWS.add("broadcast_error", "NETLINK_BROADCAST_ERROR", Shape.FLAG);

    /// Leaves the request out of a message that refuses it.
    public static final SocketOption<Boolean> CAP_ACK =
            ROWS.add("cap_ack", "NETLINK_CAP_ACK", Shape.FLAG);

    /// Leaves a multicast group, given by its number.
    public static final SocketOption<Integer> DROP_MEMBERSHIP =
            ROWS.add("drop_membership", "NETLINK_DROP_MEMBERSHIP", Shape.INT, Access.WRITE);

    /// Receives a reason in words in the message that refuses a request.
    public static final SocketOption<Boolean> EXT_ACK =
            ROWS.add("ext_ack", "NETLINK_EXT_ACK", Shape.FLAG);

    /// Has the kernel check requests for lists strictly, so that filters in them are applied. Since Linux 4.20.
    public static final SocketOption<Boolean> GET_STRICT_CHK =
            ROWS.add("get_strict_chk", "NETLINK_GET_STRICT_CHK", Shape.FLAG);

    /// The numbers of the groups that the socket has joined.
    public static final SocketOption<IntList> LIST_MEMBERSHIPS =
            ROWS.add("list_memberships", "NETLINK_LIST_MEMBERSHIPS", Shape.BIT_NUMBERS, Access.READ);

    /// Receives what is sent in all network namespaces that this one has numbers for, and the number with each message:
    /// [dev.osock.message.ControlTypes#NETLINK_NSID]. Needs a privilege: `EPERM`. To read it is `ENOPROTOOPT` with old
    /// kernels.
    public static final SocketOption<Boolean> LISTEN_ALL_NSID =
            ROWS.add("listen_all_nsid", "NETLINK_LISTEN_ALL_NSID", Shape.FLAG);

    /// Keeps receives from failing with `ENOBUFS` when messages have been lost.
    public static final SocketOption<Boolean> NO_ENOBUFS =
            ROWS.add("no_enobufs", "NETLINK_NO_ENOBUFS", Shape.FLAG);

    /// Receives with each message the number of the group that it was sent to:
    /// [dev.osock.message.ControlTypes#NETLINK_PKTINFO].
    public static final SocketOption<Boolean> PKTINFO =
            ROWS.add("pktinfo", "NETLINK_PKTINFO", Shape.FLAG);

    private NetlinkOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
