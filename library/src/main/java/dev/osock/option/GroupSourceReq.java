package dev.osock.option;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// A multicast group of IPv4 or IPv6 on an interface that is given by its number, and one sender:
/// `struct group_source_req`.
///
/// @param iface the interface's number; 0 lets the system choose
/// @param group the group; its port does not matter
/// @param source the sender's address, of the same family; its port does not matter
public record GroupSourceReq(int iface, Sockaddr group, Sockaddr source) {

    /// Checks that nothing is null.
    public GroupSourceReq {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(source, "source");
    }
}
