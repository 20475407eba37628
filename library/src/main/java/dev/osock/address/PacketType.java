package dev.osock.address;

/// Whom a received packet of a network device was for, such as this host or all: `sll_pkttype`. Any other number works
/// as well. OTP's `packet_type()`.
///
/// @param number the operating system's number, 0..255
public record PacketType(int number) {

    /// For this host: `PACKET_HOST`.
    public static final PacketType HOST = new PacketType(0);

    /// For all hosts of the link: `PACKET_BROADCAST`.
    public static final PacketType BROADCAST = new PacketType(1);

    /// For a multicast group of the link: `PACKET_MULTICAST`.
    public static final PacketType MULTICAST = new PacketType(2);

    /// For another host, seen in promiscuous mode: `PACKET_OTHERHOST`.
    public static final PacketType OTHERHOST = new PacketType(3);

    /// Sent by this host: `PACKET_OUTGOING`.
    public static final PacketType OUTGOING = new PacketType(4);

    /// Looped back; the kernel keeps such frames to itself: `PACKET_LOOPBACK`.
    public static final PacketType LOOPBACK = new PacketType(5);

    /// To a process, of packets within the kernel; formerly `PACKET_FASTROUTE`: `PACKET_USER`. OTP's `fastroute`.
    public static final PacketType USER = new PacketType(6);

    /// To the kernel, of packets within it: `PACKET_KERNEL`.
    public static final PacketType KERNEL = new PacketType(7);

    /// Makes the value of any number.
    ///
    /// @throws IllegalArgumentException if the number is outside 0..255
    public PacketType {
        if (number < 0 || number > 0xFF) {
            throw new IllegalArgumentException("packet type " + number + " is outside 0..255");
        }
    }

    /// Makes the value of any number.
    ///
    /// @param number 0..255
    /// @return the value
    /// @throws IllegalArgumentException if the number is outside 0..255
    public static PacketType of(int number) {
        return new PacketType(number);
    }

    /// Returns the lower-case name, such as `broadcast`. The names are OTP's, but for [#USER].
    ///
    /// @return the name, or the decimal number if no constant here has it
    public String name() {
        return switch (number) {
            case 0 -> "host";
            case 1 -> "broadcast";
            case 2 -> "multicast";
            case 3 -> "otherhost";
            case 4 -> "outgoing";
            case 5 -> "loopback";
            case 6 -> "user";
            case 7 -> "kernel";
            default -> Integer.toString(number);
        };
    }

    /// Prints the [#name()].
    @Override
    public String toString() {
        return name();
    }
}
