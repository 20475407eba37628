package dev.osock.option;

import dev.osock.address.InAddr;
import java.util.Objects;

/// A multicast group of IPv4 on an interface that is given by its address, and one sender: `struct ip_mreq_source`.
/// OTP's `ip_mreq_source()`.
///
/// @param multiaddr the group
/// @param iface an address of the interface; [InAddr#ANY] lets the system choose
/// @param sourceaddr the sender
public record IpMreqSource(InAddr multiaddr, InAddr iface, InAddr sourceaddr) {

    /// Checks that nothing is null.
    public IpMreqSource {
        Objects.requireNonNull(multiaddr, "multiaddr");
        Objects.requireNonNull(iface, "iface");
        Objects.requireNonNull(sourceaddr, "sourceaddr");
    }
}
