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

    /// Makes what is sent along with a message that shall come from an address. The system chooses the interface.
    ///
    /// @param source the source address, one of this host's: `ENETUNREACH` when it is sent, if it is not, or, of older
    ///     kernels, `EINVAL`
    /// @return the value to send
    public static InPktinfo from(InAddr source) {
        Objects.requireNonNull(source, "source");
        return new InPktinfo(0, source, InAddr.ANY);
    }

    /// Makes what is sent along with a message that shall go out by an interface. The system chooses the source
    /// address, which is one of that interface.
    ///
    /// @param ifindex the interface's number: `ENODEV` when it is sent, if there is none of that number
    /// @return the value to send
    public static InPktinfo by(int ifindex) {
        return new InPktinfo(ifindex, InAddr.ANY, InAddr.ANY);
    }
}
