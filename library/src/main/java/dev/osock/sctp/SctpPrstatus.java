package dev.osock.sctp;

import java.util.Objects;

/// How many messages have been given up: `struct sctp_prstatus`, RFC 7496.
///
/// @param assocId the association
/// @param sid the number of the stream, if those of a stream are meant
/// @param policy by which policy, or [SctpPrPolicy#ALL]
/// @param abandonedUnsent how many of which nothing was sent
/// @param abandonedSent how many of which something was sent
public record SctpPrstatus(AssocId assocId, int sid, SctpPrPolicy policy, long abandonedUnsent, long abandonedSent) {

    /// Checks that nothing is null.
    public SctpPrstatus {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(policy, "policy");
    }

    /// Makes the question for a policy.
    ///
    /// @param assocId the association
    /// @param sid the number of the stream, if those of a stream are asked for
    /// @param policy the policy
    /// @return the question
    public static SctpPrstatus ask(AssocId assocId, int sid, SctpPrPolicy policy) {
        return new SctpPrstatus(assocId, sid, policy, 0, 0);
    }
}
