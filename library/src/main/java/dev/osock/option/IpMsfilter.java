package dev.osock.option;

import dev.osock.address.InAddr;
import java.util.List;
import java.util.Objects;

/// Whose packets to a multicast group of IPv4 are received: `struct ip_msfilter`. OTP's `ip_msfilter()`.
///
/// @param multiaddr the group
/// @param iface an address of the interface
/// @param mode whether the list has those who are received, or those who are not
/// @param slist the addresses of senders
public record IpMsfilter(InAddr multiaddr, InAddr iface, Mode mode, List<InAddr> slist) {

    /// What a list of senders means.
    public enum Mode {
        /// Only they are received.
        INCLUDE,
        /// All but they are received.
        EXCLUDE
    }

    /// Copies the list.
    public IpMsfilter {
        Objects.requireNonNull(multiaddr, "multiaddr");
        Objects.requireNonNull(iface, "iface");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(slist, "slist");
        slist = List.copyOf(slist);
    }
}
