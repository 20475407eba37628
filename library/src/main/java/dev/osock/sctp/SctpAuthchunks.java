package dev.osock.sctp;

import java.util.List;
import java.util.Objects;

/// Which chunks must be signed: `struct sctp_authchunks`. A chunk is what a packet of SCTP is made of.
///
/// @param assocId the association
/// @param chunks the types of the chunks, 0 to 255; that of data is 0
public record SctpAuthchunks(AssocId assocId, List<Integer> chunks) {

    /// Copies the list.
    public SctpAuthchunks {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(chunks, "chunks");
        chunks = List.copyOf(chunks);
    }

    /// Makes the question for an association.
    ///
    /// @param assocId the association
    /// @return the question
    public static SctpAuthchunks ask(AssocId assocId) {
        return new SctpAuthchunks(assocId, List.of());
    }
}
