package dev.osock.sctp;

import java.util.List;
import java.util.Objects;

/// The associations that a socket has: `struct sctp_assoc_ids`.
///
/// @param ids their numbers
public record SctpAssocIds(List<AssocId> ids) {

    /// Copies the list.
    public SctpAssocIds {
        Objects.requireNonNull(ids, "ids");
        ids = List.copyOf(ids);
    }
}
