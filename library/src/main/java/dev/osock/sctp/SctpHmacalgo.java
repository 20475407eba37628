package dev.osock.sctp;

import java.util.List;
import java.util.Objects;

/// The algorithms that messages may be signed with, the preferred one first: `struct sctp_hmacalgo`.
///
/// @param idents their numbers, [#SHA1] or [#SHA256]
public record SctpHmacalgo(List<Integer> idents) {
    /// SHA-1, which every implementation has; `SCTP_AUTH_HMAC_ID_SHA1`.
    public static final int SHA1 = 1;
    /// SHA-256; `SCTP_AUTH_HMAC_ID_SHA256`.
    public static final int SHA256 = 3;

    /// Copies the list.
    public SctpHmacalgo {
        Objects.requireNonNull(idents, "idents");
        idents = List.copyOf(idents);
    }

    /// Makes the value of some algorithms.
    ///
    /// @param idents their numbers
    /// @return the value
    public static SctpHmacalgo of(Integer... idents) {
        Objects.requireNonNull(idents, "idents");
        return new SctpHmacalgo(List.of(idents));
    }
}
