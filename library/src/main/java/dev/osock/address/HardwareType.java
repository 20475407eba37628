package dev.osock.address;

/// What kind of link a network interface is on, such as Ethernet: `sll_hatype`, an `ARPHRD_*` number. Any other number
/// works as well. OTP's `hatype`.
///
/// @param number the operating system's number, 0..65535
public record HardwareType(int number) {

    /// NET/ROM: `ARPHRD_NETROM`.
    public static final HardwareType NETROM = new HardwareType(0);

    /// Ethernet: `ARPHRD_ETHER`.
    public static final HardwareType ETHER = new HardwareType(1);

    /// Experimental Ethernet: `ARPHRD_EETHER`.
    public static final HardwareType EETHER = new HardwareType(2);

    /// AX.25 level 2: `ARPHRD_AX25`.
    public static final HardwareType AX25 = new HardwareType(3);

    /// PROnet token ring: `ARPHRD_PRONET`.
    public static final HardwareType PRONET = new HardwareType(4);

    /// Chaosnet: `ARPHRD_CHAOS`.
    public static final HardwareType CHAOS = new HardwareType(5);

    /// IEEE 802 networks: `ARPHRD_IEEE802`.
    public static final HardwareType IEEE802 = new HardwareType(6);

    /// ARCnet: `ARPHRD_ARCNET`.
    public static final HardwareType ARCNET = new HardwareType(7);

    /// AppleTalk: `ARPHRD_APPLETLK`.
    public static final HardwareType APPLETLK = new HardwareType(8);

    /// Frame relay DLCI: `ARPHRD_DLCI`.
    public static final HardwareType DLCI = new HardwareType(15);

    /// ATM: `ARPHRD_ATM`.
    public static final HardwareType ATM = new HardwareType(19);

    /// Metricom STRIP: `ARPHRD_METRICOM`.
    public static final HardwareType METRICOM = new HardwareType(23);

    /// IEEE 1394 IPv4, RFC 2734: `ARPHRD_IEEE1394`.
    public static final HardwareType IEEE1394 = new HardwareType(24);

    /// EUI-64: `ARPHRD_EUI64`.
    public static final HardwareType EUI64 = new HardwareType(27);

    /// InfiniBand: `ARPHRD_INFINIBAND`.
    public static final HardwareType INFINIBAND = new HardwareType(32);

    /// An IPIP tunnel: `ARPHRD_TUNNEL`.
    public static final HardwareType TUNNEL = new HardwareType(768);

    /// An IP6IP6 tunnel: `ARPHRD_TUNNEL6`.
    public static final HardwareType TUNNEL6 = new HardwareType(769);

    /// The loopback device: `ARPHRD_LOOPBACK`.
    public static final HardwareType LOOPBACK = new HardwareType(772);

    /// A LocalTalk device: `ARPHRD_LOCALTLK`.
    public static final HardwareType LOCALTLK = new HardwareType(773);

    /// No link-layer header, as a TUN device: `ARPHRD_NONE`.
    public static final HardwareType NONE = new HardwareType(65534);

    /// Nothing known: `ARPHRD_VOID`.
    public static final HardwareType VOID = new HardwareType(65535);

    /// Makes the value of any number.
    ///
    /// @throws IllegalArgumentException if the number is outside 0..65535
    public HardwareType {
        if (number < 0 || number > 0xFFFF) {
            throw new IllegalArgumentException("hardware type " + number + " is outside 0..65535");
        }
    }

    /// Makes the value of any number.
    ///
    /// @param number 0..65535
    /// @return the value
    /// @throws IllegalArgumentException if the number is outside 0..65535
    public static HardwareType of(int number) {
        return new HardwareType(number);
    }

    /// Returns the lower-case name, such as `ether`. The names are OTP's.
    ///
    /// @return the name, or the decimal number if no constant here has it
    public String name() {
        return switch (number) {
            case 0 -> "netrom";
            case 1 -> "ether";
            case 2 -> "eether";
            case 3 -> "ax25";
            case 4 -> "pronet";
            case 5 -> "chaos";
            case 6 -> "ieee802";
            case 7 -> "arcnet";
            case 8 -> "appletlk";
            case 15 -> "dlci";
            case 19 -> "atm";
            case 23 -> "metricom";
            case 24 -> "ieee1394";
            case 27 -> "eui64";
            case 32 -> "infiniband";
            case 768 -> "tunnel";
            case 769 -> "tunnel6";
            case 772 -> "loopback";
            case 773 -> "localtlk";
            case 65534 -> "none";
            case 65535 -> "void";
            default -> Integer.toString(number);
        };
    }

    /// Prints the [#name()].
    @Override
    public String toString() {
        return name();
    }
}
