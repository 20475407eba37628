package dev.osock.sctp;

import java.util.Objects;

/// A number that belongs to a stream: `struct sctp_stream_value`.
///
/// @param assocId the association
/// @param stream the number of the stream, 0 to 65535
/// @param value the number, 0 to 65535
public record SctpStreamValue(AssocId assocId, int stream, int value) {

    /// Checks that nothing is null.
    public SctpStreamValue {
        Objects.requireNonNull(assocId, "assocId");
    }
}
