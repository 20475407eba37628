package dev.osock.option;

import dev.osock.address.RawBytes;
import java.util.Objects;

/// What a network device is to receive beside what is for this host: `struct packet_mreq`, the value of
/// [PacketOptions#ADD_MEMBERSHIP].
///
/// @param ifindex the device's number
/// @param mode what it is to receive
/// @param address the link-layer address of [Mode#MULTICAST] and [Mode#UNICAST], up to 8 bytes; otherwise none
public record PacketMembership(int ifindex, Mode mode, RawBytes address) {

    /// Checks that nothing is null.
    public PacketMembership {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(address, "address");
    }

    /// What a device is to receive. Any other number works as well.
    ///
    /// @param number the operating system's number
    public record Mode(int number) {
        /// What is for one link-layer multicast group; `PACKET_MR_MULTICAST`.
        public static final Mode MULTICAST = new Mode(0);
        /// Everything, whomever it is for (promiscuous); `PACKET_MR_PROMISC`.
        public static final Mode PROMISC = new Mode(1);
        /// What is for any link-layer multicast group; `PACKET_MR_ALLMULTI`.
        public static final Mode ALLMULTI = new Mode(2);
        /// What is for another link-layer address; `PACKET_MR_UNICAST`.
        public static final Mode UNICAST = new Mode(3);
    }

    /// Makes the value of a mode that needs no address.
    ///
    /// @param ifindex the device's number
    /// @param mode the mode
    /// @return the value
    public static PacketMembership of(int ifindex, Mode mode) {
        return new PacketMembership(ifindex, mode, RawBytes.of());
    }
}
