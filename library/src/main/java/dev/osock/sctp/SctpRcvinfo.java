package dev.osock.sctp;

import java.util.Objects;

/// What a received message is part of: `struct sctp_rcvinfo`. OTP's `sctp_rcvinfo()`.
///
/// @param sid the number of the stream
/// @param ssn the number of the message in it
/// @param flags [SctpFlags#UNORDERED] if it was sent so
/// @param ppid the sender's number: see [SctpSndinfo#ppid()]
/// @param tsn the number of the message's first piece in the association
/// @param cumtsn up to which number all pieces have come
/// @param context the socket's own number: [dev.osock.option.SctpOptions#CONTEXT]
/// @param assocId the association
public record SctpRcvinfo(
        int sid, int ssn, SctpFlags flags, long ppid, long tsn, long cumtsn, long context, AssocId assocId) {

    /// Checks that nothing is null.
    public SctpRcvinfo {
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(assocId, "assocId");
    }
}
