package dev.osock.sctp;

import java.util.Objects;

/// The parameters of an association: `struct sctp_assocparams`. OTP's `sctp_assocparams()`.
///
/// @param assocId the association
/// @param asocmaxrxt how often something is sent again before the association is given up, 0 to 65535
/// @param numberPeerDestinations how many addresses the peer has, 0 to 65535; only told
/// @param peerRwnd the peer's receive window in bytes; only told
/// @param localRwnd this side's receive window in bytes; only told
/// @param cookieLife for how many milliseconds the cookie of a connection request is valid; 0 leaves it as it is
public record SctpAssocparams(
        AssocId assocId, int asocmaxrxt, int numberPeerDestinations, long peerRwnd, long localRwnd, long cookieLife) {

    /// Checks that nothing is null.
    public SctpAssocparams {
        Objects.requireNonNull(assocId, "assocId");
    }
}
