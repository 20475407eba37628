package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// One address of an association: `struct sctp_prim`, `struct sctp_setpeerprim`.
///
/// @param assocId the association
/// @param address the address
public record SctpAddress(AssocId assocId, Sockaddr address) {

    /// Checks that nothing is null.
    public SctpAddress {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(address, "address");
    }

    /// Makes the question for the address of an association.
    ///
    /// @param assocId the association
    /// @return the question
    public static SctpAddress ask(AssocId assocId) {
        return new SctpAddress(assocId, Sockaddr.unspec());
    }
}
