package dev.osock.address;

/// Says whom a link-layer packet was for: `sll_pkttype`. Unknown numbers are kept. OTP's `packet_type()`.
///
/// @param number the OS's number, 0..255
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

    /// To user space; formerly `PACKET_FASTROUTE`: `PACKET_USER`. OTP's `fastroute`.
    public static final PacketType USER = new PacketType(6);

    /// To kernel space: `PACKET_KERNEL`.
    public static final PacketType KERNEL = new PacketType(7);

    /// Makes the value of any number.
    ///
    /// @throws IllegalArgumentException if the number is outside 0..255
    public PacketType {
        if (number < 0 || number > 0xFF) {
            throw new IllegalArgumentException("packet type " + number + " is outside 0..255");
        }
    }

    /// Returns the value with this number.
    ///
    /// @param number 0..255
    /// @return the value
    /// @throws IllegalArgumentException if the number is outside 0..255
    public static PacketType of(int number) {
        return new PacketType(number);
    }

    /// Returns the lower-case name, such as `broadcast`, or the number in decimal if there is none. OTP's names.
    ///
    /// @return the name
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
