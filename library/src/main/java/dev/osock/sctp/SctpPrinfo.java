package dev.osock.sctp;

import java.util.Objects;

/// When a message that is sent is given up: `struct sctp_prinfo`. OTP's `sctp_prinfo()`.
///
/// @param policy what decides
/// @param value the time, the number of tries or the priority, 0 to 4294967295
public record SctpPrinfo(SctpPrPolicy policy, long value) {

    /// Checks that nothing is null.
    public SctpPrinfo {
        Objects.requireNonNull(policy, "policy");
    }
}
