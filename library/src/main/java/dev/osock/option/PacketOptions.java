package dev.osock.option;

import java.util.List;

/// The options of level `SOL_PACKET` but for those of rings; see packet(7). OTP has none of these.
public final class PacketOptions {

    private static final Rows ROWS = new Rows(Level.PACKET);

    /// Has a network device receive more than the usual, until the socket is closed.
    public static final SocketOption<PacketMembership> ADD_MEMBERSHIP =
            ROWS.add("add_membership", "PACKET_ADD_MEMBERSHIP", Shape.of(PacketMembership.class), Access.WRITE);

    /// Receives what the kernel knows of each packet, such as its VLAN:
    /// [dev.osock.message.ControlTypes#PACKET_AUXDATA].
    public static final SocketOption<Boolean> AUXDATA =
            ROWS.add("auxdata", "PACKET_AUXDATA", Shape.FLAG);

    /// Takes a wish of [#ADD_MEMBERSHIP] back.
    public static final SocketOption<PacketMembership> DROP_MEMBERSHIP =
            ROWS.add("drop_membership", "PACKET_DROP_MEMBERSHIP", Shape.of(PacketMembership.class), Access.WRITE);

    /// Joins a group of sockets that share what comes; once, and bound to a device or all of them. It is read as all
    /// zero before.
    public static final SocketOption<PacketFanout> FANOUT =
            ROWS.add("fanout", "PACKET_FANOUT", Shape.of(PacketFanout.class));

    /// The program that chooses a socket of a group of the mode [PacketFanout.Mode#CBPF].
    public static final SocketOption<SocketFilter> FANOUT_DATA =
            ROWS.add("fanout_data", "PACKET_FANOUT_DATA", Shape.FILTER, Access.WRITE);

    /// The program that chooses a socket of a group of the mode [PacketFanout.Mode#EBPF], given by its descriptor.
    public static final SocketOption<Integer> FANOUT_DATA_EBPF =
            ROWS.add("fanout_data_ebpf", "PACKET_FANOUT_DATA", Shape.INT, Access.WRITE);

    /// Does without what this host sends.
    public static final SocketOption<Boolean> IGNORE_OUTGOING =
            ROWS.add("ignore_outgoing", "PACKET_IGNORE_OUTGOING", Shape.FLAG);

    /// Names the device that a packet came in by, where that is part of another one that it was for.
    public static final SocketOption<Boolean> ORIGDEV =
            ROWS.add("origdev", "PACKET_ORIGDEV", Shape.FLAG);

    /// Sends past the packet scheduler.
    public static final SocketOption<Boolean> QDISC_BYPASS =
            ROWS.add("qdisc_bypass", "PACKET_QDISC_BYPASS", Shape.FLAG);

    /// How often another socket of the group took a packet; `EINVAL` outside of a group that does so.
    public static final SocketOption<PacketRollover> ROLLOVER_STATS =
            ROWS.add("rollover_stats", "PACKET_ROLLOVER_STATS", Shape.of(PacketRollover.class), Access.READ);

    /// How many packets came and were dropped; reading it begins anew.
    public static final SocketOption<PacketStatistics> STATISTICS =
            ROWS.add("statistics", "PACKET_STATISTICS", Shape.of(PacketStatistics.class), Access.READ);

    /// Puts a `struct virtio_net_hdr` before each packet, sent and received; raw sockets only.
    public static final SocketOption<Boolean> VNET_HDR =
            ROWS.add("vnet_hdr", "PACKET_VNET_HDR", Shape.FLAG);

    /// How long that structure is in bytes: 0 for none, 10 or 12. Since Linux 6.6.
    public static final SocketOption<Integer> VNET_HDR_SZ =
            ROWS.add("vnet_hdr_sz", "PACKET_VNET_HDR_SZ", Shape.INT);

    private PacketOptions() {}

    /// Lists every row.
    ///
    /// @return the options
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
