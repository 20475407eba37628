package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.List;
import java.util.Objects;

/// All addresses of one side of an association: `struct sctp_getaddrs`. [dev.osock.Associations#socknames()] and
/// [dev.osock.Associations#peernames()] are simpler.
///
/// @param assocId the association
/// @param addresses the addresses
public record SctpAddresses(AssocId assocId, List<Sockaddr> addresses) {

    /// Copies the list.
    public SctpAddresses {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(addresses, "addresses");
        addresses = List.copyOf(addresses);
    }

    /// Makes the question for the addresses of an association.
    ///
    /// @param assocId the association
    /// @return the question
    public static SctpAddresses ask(AssocId assocId) {
        return new SctpAddresses(assocId, List.of());
    }
}
