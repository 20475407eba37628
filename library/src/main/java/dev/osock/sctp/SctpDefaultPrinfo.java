package dev.osock.sctp;

import java.util.Objects;

/// When messages that do not say so themselves are given up: `struct sctp_default_prinfo`. OTP's
/// `sctp_default_prinfo()`.
///
/// @param assocId the association
/// @param policy what decides
/// @param value the time, the number of tries or the priority, 0 to 4294967295
public record SctpDefaultPrinfo(AssocId assocId, SctpPrPolicy policy, long value) {

    /// Checks that nothing is null.
    public SctpDefaultPrinfo {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(policy, "policy");
    }
}
