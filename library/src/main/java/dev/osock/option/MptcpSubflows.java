package dev.osock.option;

import dev.osock.address.Sockaddr;
import java.util.List;

/// The TCP connections that a connection of Multipath TCP is made of, by the addresses of their ends:
/// [MptcpOptions#SUBFLOW_ADDRS].
///
/// @param subflows the addresses of each
public record MptcpSubflows(List<Ends> subflows) {

    /// The ends of one connection: `struct mptcp_subflow_addrs`.
    ///
    /// @param local this host's address and port
    /// @param remote the peer's
    public record Ends(Sockaddr local, Sockaddr remote) {}

    /// Copies the list.
    public MptcpSubflows {
        subflows = List.copyOf(subflows);
    }
}
