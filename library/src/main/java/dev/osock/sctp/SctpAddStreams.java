package dev.osock.sctp;

import java.util.Objects;

/// Adds streams to an association: `struct sctp_add_streams`, RFC 6525.
///
/// @param assocId the association
/// @param inbound how many to receive by
/// @param outbound how many to send by
public record SctpAddStreams(AssocId assocId, int inbound, int outbound) {

    /// Checks that nothing is null.
    public SctpAddStreams {
        Objects.requireNonNull(assocId, "assocId");
    }
}
