package dev.osock.option;

import dev.osock.address.Sockaddr;
import java.util.List;

/// Which sources of a multicast group of either family are received: `struct group_filter`.
///
/// @param iface the interface's number
/// @param group the group; its port does not matter
/// @param mode what the list is
/// @param slist the sources; their ports do not matter
public record GroupFilter(int iface, Sockaddr group, IpMsfilter.Mode mode, List<Sockaddr> slist) {

    /// Copies the list.
    public GroupFilter {
        slist = List.copyOf(slist);
    }
}
