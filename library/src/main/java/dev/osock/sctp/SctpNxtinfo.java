package dev.osock.sctp;

import java.util.Objects;

/// What the message after a received one is part of, if it is there already: `struct sctp_nxtinfo`. OTP's
/// `sctp_nxtinfo()`.
///
/// @param sid the number of the stream
/// @param flags [SctpFlags#UNORDERED] if it was sent so, [SctpFlags#NOTIFICATION] if it is none
/// @param ppid the sender's number: see [SctpSndinfo#ppid()]
/// @param length how many bytes it has; fewer than it will have if not all of it has come
/// @param assocId the association
public record SctpNxtinfo(int sid, SctpFlags flags, long ppid, long length, AssocId assocId) {

    /// Checks that nothing is null.
    public SctpNxtinfo {
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(assocId, "assocId");
    }
}
