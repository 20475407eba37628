package dev.osock.sctp;

import java.util.Objects;

/// When received messages are acknowledged: `struct sctp_sack_info`. OTP's `sctp_sack_info()`.
///
/// @param assocId the association
/// @param delay after how many milliseconds at the latest, up to 500; to set, 0 leaves it as it is
/// @param freq after how many packets at the latest; 1 for at once; to set, 0 leaves it as it is
public record SctpSackInfo(AssocId assocId, long delay, long freq) {

    /// Checks that nothing is null.
    public SctpSackInfo {
        Objects.requireNonNull(assocId, "assocId");
    }
}
