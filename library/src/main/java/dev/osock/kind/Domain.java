package dev.osock.kind;

import java.util.Objects;
import java.util.Optional;

/// Which family of addresses and protocols a socket uses, such as IPv4: `AF_*`. The first argument of socket(2).
///
/// The constants are those that a current Linux has sockets of. Any other number works as well. OTP's `domain()`.
///
/// @param number the operating system's number, the `sa_family` of the domain's addresses
public record Domain(int number) {
    private static final Names NAMES = new Names();

    /// None in particular; `AF_UNSPEC`.
    public static final Domain UNSPEC = constant(0, "unspec");
    /// Unix sockets, between processes of this host, see unix(7); `AF_LOCAL`, `AF_UNIX`.
    public static final Domain LOCAL = constant(1, "local");
    /// IPv4, see ip(7); `AF_INET`.
    public static final Domain INET = constant(2, "inet");
    /// IPv6, see ipv6(7); `AF_INET6`.
    public static final Domain INET6 = constant(10, "inet6");
    /// IPsec key management (`PF_KEY`); `AF_KEY`.
    public static final Domain KEY = constant(15, "key");
    /// Messages to and from the kernel, see netlink(7); `AF_NETLINK`.
    public static final Domain NETLINK = constant(16, "netlink");
    /// Frames of a network device, see packet(7); `AF_PACKET`.
    public static final Domain PACKET = constant(17, "packet");
    /// Reliable datagram sockets; `AF_RDS`.
    public static final Domain RDS = constant(21, "rds");
    /// PPP over another transport; `AF_PPPOX`.
    public static final Domain PPPOX = constant(24, "pppox");
    /// IEEE 802.2 logical link control; `AF_LLC`.
    public static final Domain LLC = constant(26, "llc");
    /// Controller area network; `AF_CAN`.
    public static final Domain CAN = constant(29, "can");
    /// Cluster communication, TIPC; `AF_TIPC`.
    public static final Domain TIPC = constant(30, "tipc");
    /// Bluetooth; `AF_BLUETOOTH`.
    public static final Domain BLUETOOTH = constant(31, "bluetooth");
    /// The remote procedure calls of AFS; `AF_RXRPC`.
    public static final Domain RXRPC = constant(33, "rxrpc");
    /// Nokia modems; `AF_PHONET`.
    public static final Domain PHONET = constant(35, "phonet");
    /// Low-rate wireless personal area networks; `AF_IEEE802154`.
    public static final Domain IEEE802154 = constant(36, "ieee802154");
    /// The kernel's cryptography; `AF_ALG`.
    public static final Domain ALG = constant(38, "alg");
    /// Near-field communication; `AF_NFC`.
    public static final Domain NFC = constant(39, "nfc");
    /// Between a virtual machine and its host, see vsock(7); `AF_VSOCK`.
    public static final Domain VSOCK = constant(40, "vsock");
    /// Messages multiplexed over TCP; `AF_KCM`.
    public static final Domain KCM = constant(41, "kcm");
    /// Qualcomm inter-processor communication; `AF_QIPCRTR`.
    public static final Domain QIPCRTR = constant(42, "qipcrtr");
    /// Shared memory communication; `AF_SMC`.
    public static final Domain SMC = constant(43, "smc");
    /// Frames of a network device, past the kernel's network stack; `AF_XDP`.
    public static final Domain XDP = constant(44, "xdp");
    /// Management component transport; `AF_MCTP`.
    public static final Domain MCTP = constant(45, "mctp");

    private static Domain constant(int number, String name) {
        NAMES.add(number, name);
        return new Domain(number);
    }

    /// Wraps any number, known here or not.
    ///
    /// @param number the operating system's number
    /// @return the domain of that number
    public static Domain of(int number) {
        return new Domain(number);
    }

    /// Looks a domain up by name.
    ///
    /// @param name a [#name()], such as `inet6`
    /// @return the domain, or nothing if no constant here has that name
    public static Optional<Domain> named(String name) {
        Objects.requireNonNull(name, "name");
        return NAMES.number(name).map(Domain::new);
    }

    /// Names the domain. OTP names four of them (`unspec`, `local`, `inet`, `inet6`) and numbers the others.
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
