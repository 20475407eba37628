package dev.osock.kind;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Which protocol of its domain and type a socket uses, such as TCP: `IPPROTO_*`. The third argument of socket(2);
/// [#DEFAULT] is mostly enough.
///
/// The constants are those that Linux has for IPv4 and IPv6. Any other number works as well; in other domains numbers
/// mean other things. OTP's `protocol()`.
///
/// @param number the operating system's number
public record Protocol(int number) {
    private static final Names NAMES = new Names();

    /// The Internet Protocol, as the level of options; the same number as [#DEFAULT]; `IPPROTO_IP`.
    public static final Protocol IP = constant(0, "ip");
    /// The usual protocol of domain and type, as TCP of an IPv4 stream; 0.
    public static final Protocol DEFAULT = constant(0, "default");
    /// Control messages of IPv4, see icmp(7); `IPPROTO_ICMP`.
    public static final Protocol ICMP = constant(1, "icmp");
    /// Group management of IPv4; `IPPROTO_IGMP`.
    public static final Protocol IGMP = constant(2, "igmp");
    /// IPv4 in IP; `IPPROTO_IPIP`.
    public static final Protocol IPIP = constant(4, "ipencap");
    /// Transmission control, see tcp(7); `IPPROTO_TCP`.
    public static final Protocol TCP = constant(6, "tcp");
    /// User datagrams, see udp(7); `IPPROTO_UDP`.
    public static final Protocol UDP = constant(17, "udp");
    /// Datagram congestion control; `IPPROTO_DCCP`.
    public static final Protocol DCCP = constant(33, "dccp");
    /// IPv6, as the level of options and of tunnels; `IPPROTO_IPV6`.
    public static final Protocol IPV6 = constant(41, "ipv6");
    /// Resource reservation; `IPPROTO_RSVP`.
    public static final Protocol RSVP = constant(46, "rsvp");
    /// Generic routing encapsulation; `IPPROTO_GRE`.
    public static final Protocol GRE = constant(47, "gre");
    /// Encapsulating security payload; `IPPROTO_ESP`.
    public static final Protocol ESP = constant(50, "esp");
    /// Authentication header; `IPPROTO_AH`.
    public static final Protocol AH = constant(51, "ah");
    /// Control messages of IPv6; `IPPROTO_ICMPV6`.
    public static final Protocol ICMPV6 = constant(58, "ipv6-icmp");
    /// Encapsulation header; `IPPROTO_ENCAP`.
    public static final Protocol ENCAP = constant(98, "encap");
    /// Protocol-independent multicast; `IPPROTO_PIM`.
    public static final Protocol PIM = constant(103, "pim");
    /// Compressed payload; `IPPROTO_COMP`.
    public static final Protocol COMP = constant(108, "ipcomp");
    /// Layer two tunnelling; `IPPROTO_L2TP`.
    public static final Protocol L2TP = constant(115, "l2tp");
    /// Stream control transmission, see sctp(7); `IPPROTO_SCTP`.
    public static final Protocol SCTP = constant(132, "sctp");
    /// User datagrams with partial checksums, see udplite(7), which newer kernels lack (7.2 does); `IPPROTO_UDPLITE`.
    public static final Protocol UDPLITE = constant(136, "udplite");
    /// MPLS in IP; `IPPROTO_MPLS`.
    public static final Protocol MPLS = constant(137, "mpls-in-ip");
    /// Ethernet in IPv6; `IPPROTO_ETHERNET`.
    public static final Protocol ETHERNET = constant(143, "ethernet");
    /// Packets with their own IP header, see raw(7); `IPPROTO_RAW`.
    public static final Protocol RAW = constant(255, "raw");
    /// Shared memory communication that looks like TCP; `IPPROTO_SMC`.
    public static final Protocol SMC = constant(256, "smc");
    /// TCP over several paths; `IPPROTO_MPTCP`.
    public static final Protocol MPTCP = constant(262, "mptcp");

    private static Protocol constant(int number, String name) {
        NAMES.add(number, name);
        return new Protocol(number);
    }

    /// Wraps any number, known here or not.
    ///
    /// @param number the operating system's number
    /// @return the protocol of that number
    public static Protocol of(int number) {
        return new Protocol(number);
    }

    /// Looks a protocol up by name.
    ///
    /// @param name a [#name()], such as `tcp`, or `default`
    /// @return the protocol, or nothing if no constant here has that name
    public static Optional<Protocol> named(String name) {
        Objects.requireNonNull(name, "name");
        return NAMES.number(name).map(Protocol::new);
    }

    /// Lists the names of the constants. By them protocols are found on every system, whatever its list
    /// (`/etc/protocols`) has.
    ///
    /// @return each name and its number
    public static Map<String, Integer> all() {
        return NAMES.all();
    }

    /// Names the protocol as the usual `/etc/protocols` does: [#ICMPV6] is `ipv6-icmp`, and [#DEFAULT] is `ip`, like
    /// every 0. The list of the system at hand may say otherwise. OTP's names are the same.
    ///
    /// @return the lower-case name, or the decimal number if no constant here has it
    public String name() {
        return NAMES.name(number);
    }

    /// Prints as [#name()] does.
    @Override
    public String toString() {
        return name();
    }
}
