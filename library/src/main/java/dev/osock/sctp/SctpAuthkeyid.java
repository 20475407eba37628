package dev.osock.sctp;

import java.util.Objects;

/// Which key is meant: `struct sctp_authkeyid`. OTP's `sctp_authkeyid()`.
///
/// @param assocId the association
/// @param keynumber the key's number, 0 to 65535
public record SctpAuthkeyid(AssocId assocId, int keynumber) {

    /// Checks that nothing is null.
    public SctpAuthkeyid {
        Objects.requireNonNull(assocId, "assocId");
    }
}
