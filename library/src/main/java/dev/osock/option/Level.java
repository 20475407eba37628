package dev.osock.option;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// Which part of the system an option belongs to, such as TCP: the second argument of setsockopt(2). Options of other
/// levels are used by their numbers, [SocketOption#ofNative]. OTP's option levels.
public enum Level {
    /// This library itself: [dev.osock.OtpOptions].
    OTP("otp", ""),
    /// All sockets; `SOL_SOCKET`.
    SOCKET("socket", "SOL_SOCKET"),
    /// IPv4; `IPPROTO_IP`.
    IP("ip", "IPPROTO_IP"),
    /// IPv6; `IPPROTO_IPV6`.
    IPV6("ipv6", "IPPROTO_IPV6"),
    /// TCP; `IPPROTO_TCP`.
    TCP("tcp", "IPPROTO_TCP"),
    /// UDP; `IPPROTO_UDP`.
    UDP("udp", "IPPROTO_UDP"),
    /// SCTP; `IPPROTO_SCTP`.
    SCTP("sctp", "IPPROTO_SCTP"),
    /// Multipath TCP; `SOL_MPTCP`.
    MPTCP("mptcp", "SOL_MPTCP"),
    /// Raw sockets of IPv4; `SOL_RAW`.
    RAW("raw", "SOL_RAW"),
    /// Packets of network devices; `SOL_PACKET`.
    PACKET("packet", "SOL_PACKET"),
    /// Netlink; `SOL_NETLINK`.
    NETLINK("netlink", "SOL_NETLINK"),
    /// TLS in the kernel; `SOL_TLS`.
    TLS("tls", "SOL_TLS"),
    /// Virtual machines and their hosts; the number is that of the family, `AF_VSOCK`.
    VSOCK("vsock", "AF_VSOCK"),
    /// A level that is given by its number: see [SocketOption#ofNative].
    NATIVE("native", "");

    private final String otpName;
    private final String symbol;

    Level(String otpName, String symbol) {
        this.otpName = otpName;
        this.symbol = symbol;
    }

    /// Looks a level up by its [#otpName()].
    ///
    /// @param name the name; case does not matter, so `TCP` and `IPv6` are found too
    /// @return the level, or nothing if none is called so
    public static Optional<Level> named(String name) {
        Objects.requireNonNull(name, "name");
        String lower = name.toLowerCase(Locale.ROOT);
        for (Level level : values()) {
            if (level != NATIVE && level.otpName.equals(lower)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }

    /// Names the level in lower case: `socket`, `ip`. These are OTP's names.
    ///
    /// @return the lower-case name
    public String otpName() {
        return otpName;
    }

    /// Gives the level's name in C, such as `IPPROTO_TCP`.
    ///
    /// @return the name, empty for [#OTP] and [#NATIVE]
    public String symbol() {
        return symbol;
    }

    /// Prints as [#otpName()] does.
    @Override
    public String toString() {
        return otpName;
    }
}
