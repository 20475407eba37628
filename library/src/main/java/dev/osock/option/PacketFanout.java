package dev.osock.option;

import java.util.Objects;

/// A group of packet sockets of which each incoming packet goes to one, and how that one is chosen: the value of
/// [PacketOptions#FANOUT].
///
/// @param id the group's number in its network namespace, 0 to 65535
/// @param mode how a socket is chosen for a packet
/// @param flags `PACKET_FANOUT_FLAG_*`: [#ROLLOVER] and the others, or-ed; bits of 0xFF00
public record PacketFanout(int id, Mode mode, int flags) {

    /// Goes on to another socket if the chosen one is full; `PACKET_FANOUT_FLAG_ROLLOVER`.
    public static final int ROLLOVER = 0x1000;
    /// Has the kernel choose the group's number; `PACKET_FANOUT_FLAG_UNIQUEID`.
    public static final int UNIQUEID = 0x2000;
    /// Does not receive what this host sends; `PACKET_FANOUT_FLAG_IGNORE_OUTGOING`.
    public static final int IGNORE_OUTGOING = 0x4000;
    /// Puts fragments together first; `PACKET_FANOUT_FLAG_DEFRAG`.
    public static final int DEFRAG = 0x8000;

    private static final int ANY_FLAG = 0xFF00;

    /// How a socket is chosen. Any other number up to 255 works as well.
    ///
    /// @param number the operating system's number, 0 to 255
    public record Mode(int number) {
        /// By the packet's addresses and ports, so that a connection stays with one; `PACKET_FANOUT_HASH`.
        public static final Mode HASH = new Mode(0);
        /// One after the other; `PACKET_FANOUT_LB`.
        public static final Mode LB = new Mode(1);
        /// By the processor that received; `PACKET_FANOUT_CPU`.
        public static final Mode CPU = new Mode(2);
        /// The same one until it is full; `PACKET_FANOUT_ROLLOVER`.
        public static final Mode ROLLOVER = new Mode(3);
        /// At random; `PACKET_FANOUT_RND`.
        public static final Mode RND = new Mode(4);
        /// By the device's receive queue; `PACKET_FANOUT_QM`.
        public static final Mode QM = new Mode(5);
        /// By a classic BPF program, [PacketOptions#FANOUT_DATA]; `PACKET_FANOUT_CBPF`.
        public static final Mode CBPF = new Mode(6);
        /// By an extended BPF program, [PacketOptions#FANOUT_DATA_EBPF]; `PACKET_FANOUT_EBPF`.
        public static final Mode EBPF = new Mode(7);
    }

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException if the number is outside 0..65535, or mode or flags have bits outside theirs
    public PacketFanout {
        Objects.requireNonNull(mode, "mode");
        if ((id & ~0xFFFF) != 0 || (mode.number & ~0xFF) != 0 || (flags & ~ANY_FLAG) != 0) {
            throw new IllegalArgumentException("fanout: outside its field: " + id + " " + mode.number + " " + flags);
        }
    }
}
