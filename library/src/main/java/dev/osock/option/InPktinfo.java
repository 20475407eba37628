package dev.osock.option;

import dev.osock.address.InAddr;
import java.util.Objects;

/// By which address and interface an IPv4 packet came in, or shall go out: `struct in_pktinfo`. OTP's `ip_pktinfo()`.
///
/// @param ifindex the interface's number; sent, 0 leaves the choice to the system
/// @param specDst received, this host's address, which an answer should come from; sent, the source address, or
///     [InAddr#ANY] to leave the choice to the system
/// @param addr received, the destination in the packet's header, which may be a broadcast address; not heeded when sent
public record InPktinfo(int ifindex, InAddr specDst, InAddr addr) {

    /// Checks that nothing is null.
    public InPktinfo {
        Objects.requireNonNull(specDst, "specDst");
        Objects.requireNonNull(addr, "addr");
    }
}
