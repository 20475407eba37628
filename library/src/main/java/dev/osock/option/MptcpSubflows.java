package dev.osock.option;

import dev.osock.address.Sockaddr;
import java.util.List;

/// The connections of TCP that one of Multipath TCP is made of, by their ends.
///
/// @param subflows the connections
public record MptcpSubflows(List<Ends> subflows) {

    /// The ends of a connection: `struct mptcp_subflow_addrs`.
    ///
    /// @param local this host's address
    /// @param remote the peer's
    public record Ends(Sockaddr local, Sockaddr remote) {}

    /// Copies the list.
    public MptcpSubflows {
        subflows = List.copyOf(subflows);
    }
}
