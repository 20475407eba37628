package dev.osock.option;

import java.util.List;

/// The options of packet sockets, which send and receive frames of network devices, level `SOL_PACKET`; see packet(7).
/// Those of rings in shared memory are missing. Flags are false at first. OTP has none of these.
public final class PacketOptions {

    private static final Rows ROWS = new Rows(Level.PACKET);

    /// Has a network device receive more than what is for this host, until the socket is closed.
    public static final SocketOption<PacketMembership> ADD_MEMBERSHIP =
            ROWS.add("add_membership", "PACKET_ADD_MEMBERSHIP", Shape.of(PacketMembership.class), Access.WRITE);

    /// Receives with each packet what the kernel knows of it, such as its VLAN:
    /// [dev.osock.message.ControlTypes#PACKET_AUXDATA].
    public static final SocketOption<Boolean> AUXDATA =
            ROWS.add("auxdata", "PACKET_AUXDATA", Shape.FLAG);

    /// Takes back what [#ADD_MEMBERSHIP] has set.
    public static final SocketOption<PacketMembership> DROP_MEMBERSHIP =
            ROWS.add("drop_membership", "PACKET_DROP_MEMBERSHIP", Shape.of(PacketMembership.class), Access.WRITE);

    /// Joins a group of sockets of which each packet goes to one. A socket can do so once, after it has been bound.
    /// Before, it is read as all zero.
    public static final SocketOption<PacketFanout> FANOUT =
            ROWS.add("fanout", "PACKET_FANOUT", Shape.of(PacketFanout.class));

    /// The classic BPF program that chooses a socket of a group of the mode [PacketFanout.Mode#CBPF].
    public static final SocketOption<SocketFilter> FANOUT_DATA =
            ROWS.add("fanout_data", "PACKET_FANOUT_DATA", Shape.FILTER, Access.WRITE);

    /// The extended BPF program, given by its descriptor, that chooses a socket of a group of the mode
    /// [PacketFanout.Mode#EBPF].
    public static final SocketOption<Integer> FANOUT_DATA_EBPF =
            ROWS.add("fanout_data_ebpf", "PACKET_FANOUT_DATA", Shape.INT, Access.WRITE);

    /// Does not receive what this host sends.
    public static final SocketOption<Boolean> IGNORE_OUTGOING =
            ROWS.add("ignore_outgoing", "PACKET_IGNORE_OUTGOING", Shape.FLAG);

    /// Has the source address of a packet name the device that it came in by, where that is part of another device (as
    /// of a bridge) that the packet was for.
    public static final SocketOption<Boolean> ORIGDEV =
            ROWS.add("origdev", "PACKET_ORIGDEV", Shape.FLAG);

    /// Sends without the packet scheduler, straight to the device.
    public static final SocketOption<Boolean> QDISC_BYPASS =
            ROWS.add("qdisc_bypass", "PACKET_QDISC_BYPASS", Shape.FLAG);

    /// How often another socket of the group took a packet that the chosen one had no room for; `EINVAL` if the socket
    /// is in no group that does so.
    public static final SocketOption<PacketRollover> ROLLOVER_STATS =
            ROWS.add("rollover_stats", "PACKET_ROLLOVER_STATS", Shape.of(PacketRollover.class), Access.READ);

    /// How many packets came, and how many were dropped; reading it sets both to zero.
    public static final SocketOption<PacketStatistics> STATISTICS =
            ROWS.add("statistics", "PACKET_STATISTICS", Shape.of(PacketStatistics.class), Access.READ);

    /// Puts a `struct virtio_net_hdr` before each packet that is sent or received; [dev.osock.kind.Type#RAW] only.
    public static final SocketOption<Boolean> VNET_HDR =
            ROWS.add("vnet_hdr", "PACKET_VNET_HDR", Shape.FLAG);

    /// How long that structure is in bytes: 0 for none, 10 or 12. Since Linux 6.6.
    public static final SocketOption<Integer> VNET_HDR_SZ =
            ROWS.add("vnet_hdr_sz", "PACKET_VNET_HDR_SZ", Shape.INT);

    private PacketOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
