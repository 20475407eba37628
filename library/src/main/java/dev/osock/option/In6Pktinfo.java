package dev.osock.option;

import dev.osock.address.In6Addr;
import java.util.Objects;

/// By which address and interface an IPv6 packet came in, or shall go out: `struct in6_pktinfo`. OTP's
/// `ipv6_pktinfo()`.
///
/// @param addr received, the destination in the packet's header; sent, the source address, or [In6Addr#ANY] to leave
///     the choice to the system
/// @param ifindex the interface's number; sent, 0 leaves the choice to the system
public record In6Pktinfo(In6Addr addr, int ifindex) {

    /// Checks that nothing is null.
    public In6Pktinfo {
        Objects.requireNonNull(addr, "addr");
    }

    /// Makes what is sent along with a message that shall come from an address. The system chooses the interface; for a
    /// link-local address the destination must name it ([dev.osock.address.SockaddrIn6#scopeId()]), or the constructor.
    ///
    /// @param source the source address, one of this host's: `EINVAL` when it is sent, if it is not
    /// @return the value to send
    public static In6Pktinfo from(In6Addr source) {
        Objects.requireNonNull(source, "source");
        return new In6Pktinfo(source, 0);
    }

    /// Makes what is sent along with a message that shall go out by an interface. The system chooses the source
    /// address.
    ///
    /// @param ifindex the interface's number: `ENODEV` when it is sent, if there is none of that number
    /// @return the value to send
    public static In6Pktinfo by(int ifindex) {
        return new In6Pktinfo(In6Addr.ANY, ifindex);
    }
}
