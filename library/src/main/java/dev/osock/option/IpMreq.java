package dev.osock.option;

import dev.osock.address.InAddr;
import java.util.Objects;

/// A multicast group of IPv4 on an interface that is given by its address: `struct ip_mreq`. OTP's `ip_mreq()`.
///
/// @param multiaddr the group
/// @param iface an address of the interface; [InAddr#ANY] lets the system choose
public record IpMreq(InAddr multiaddr, InAddr iface) {

    /// Checks that nothing is null.
    public IpMreq {
        Objects.requireNonNull(multiaddr, "multiaddr");
        Objects.requireNonNull(iface, "iface");
    }
}
