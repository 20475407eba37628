package dev.osock.option;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// A multicast group of IPv4 or IPv6 on an interface that is given by its number: `struct group_req`.
///
/// @param iface the interface's number; 0 lets the system choose
/// @param group the group; its port does not matter
public record GroupReq(int iface, Sockaddr group) {

    /// Checks that nothing is null.
    public GroupReq {
        Objects.requireNonNull(group, "group");
    }
}
