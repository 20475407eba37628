package dev.osock.option;

import dev.osock.address.Sockaddr;
import java.util.List;
import java.util.Objects;

/// Whose packets to a multicast group of IPv4 or IPv6 are received: `struct group_filter`.
///
/// @param iface the interface's number
/// @param group the group; its port does not matter
/// @param mode whether the list has those who are received, or those who are not
/// @param slist the addresses of senders; their ports do not matter
public record GroupFilter(int iface, Sockaddr group, IpMsfilter.Mode mode, List<Sockaddr> slist) {

    /// Copies the list.
    public GroupFilter {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(slist, "slist");
        slist = List.copyOf(slist);
    }
}
