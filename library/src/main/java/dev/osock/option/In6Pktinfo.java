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
}
