package dev.osock.sctp;

import java.util.Objects;

/// How long SCTP waits for an acknowledgement before it sends again, in milliseconds: `struct sctp_rtoinfo`. OTP's
/// `sctp_rtoinfo()`.
///
/// @param assocId the association
/// @param initial at first; to set, 0 leaves it as it is
/// @param max at the most; to set, 0 leaves it as it is
/// @param min at the least; to set, 0 leaves it as it is
public record SctpRtoinfo(AssocId assocId, long initial, long max, long min) {

    /// Checks that nothing is null.
    public SctpRtoinfo {
        Objects.requireNonNull(assocId, "assocId");
    }
}
