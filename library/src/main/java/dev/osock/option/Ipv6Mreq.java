package dev.osock.option;

import dev.osock.address.In6Addr;
import java.util.Objects;

/// A multicast or anycast address of IPv6 on an interface that is given by its number: `struct ipv6_mreq`. OTP's
/// `ipv6_mreq()`.
///
/// @param multiaddr the address of the group
/// @param iface the interface's number; 0 lets the system choose
public record Ipv6Mreq(In6Addr multiaddr, int iface) {

    /// Checks that nothing is null.
    public Ipv6Mreq {
        Objects.requireNonNull(multiaddr, "multiaddr");
    }
}
