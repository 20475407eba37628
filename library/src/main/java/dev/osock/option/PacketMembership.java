package dev.osock.option;

/// What a network device is to receive beside the usual: `struct packet_mreq`.
///
/// @param ifindex the device's number
/// @param mode what
/// @param address the link-layer address of [Mode#MULTICAST] and [Mode#UNICAST], up to 8 bytes; otherwise none
public record PacketMembership(int ifindex, Mode mode, RawBytes address) {

    /// What a device is to receive. Any other number is kept.
    ///
    /// @param number the operating system's number
    public record Mode(int number) {
        /// What is for a link-layer group; `PACKET_MR_MULTICAST`.
        public static final Mode MULTICAST = new Mode(0);
        /// Everything, whomever it is for; `PACKET_MR_PROMISC`.
        public static final Mode PROMISC = new Mode(1);
        /// What is for any link-layer group; `PACKET_MR_ALLMULTI`.
        public static final Mode ALLMULTI = new Mode(2);
        /// What is for another link-layer address; `PACKET_MR_UNICAST`.
        public static final Mode UNICAST = new Mode(3);
    }

    /// Means a mode that needs no address.
    ///
    /// @param ifindex the device's number
    /// @param mode the mode
    /// @return the value
    public static PacketMembership of(int ifindex, Mode mode) {
        return new PacketMembership(ifindex, mode, RawBytes.of());
    }
}
