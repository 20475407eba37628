package dev.osock.option;

import dev.osock.address.Sockaddr;
import java.util.List;
import java.util.Objects;

/// The TCP connections that a connection of Multipath TCP is made of, by the addresses of their ends:
/// [MptcpOptions#SUBFLOW_ADDRS].
///
/// @param subflows the addresses of each
public record MptcpSubflows(List<Ends> subflows) {

    /// The ends of one connection: `struct mptcp_subflow_addrs`.
    ///
    /// @param local this host's address and port
    /// @param remote the peer's
    public record Ends(Sockaddr local, Sockaddr remote) {

        /// Checks that nothing is null.
        public Ends {
            Objects.requireNonNull(local, "local");
            Objects.requireNonNull(remote, "remote");
        }
    }

    /// Copies the list.
    public MptcpSubflows {
        Objects.requireNonNull(subflows, "subflows");
        subflows = List.copyOf(subflows);
    }
}
