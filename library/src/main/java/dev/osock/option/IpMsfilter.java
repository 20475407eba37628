package dev.osock.option;

import dev.osock.address.InAddr;
import java.util.List;

/// Which sources of a multicast group are received: `struct ip_msfilter`. OTP's `ip_msfilter()`.
///
/// @param multiaddr the group
/// @param iface the interface, by its address
/// @param mode what the list is
/// @param slist the sources
public record IpMsfilter(InAddr multiaddr, InAddr iface, Mode mode, List<InAddr> slist) {

    /// What the list of sources is.
    public enum Mode {
        /// Those that are received.
        INCLUDE,
        /// Those that are not.
        EXCLUDE
    }

    /// Copies the list.
    public IpMsfilter {
        slist = List.copyOf(slist);
    }
}
