package dev.osock.sctp;

import java.util.Objects;

/// What a message is part of, the old way: `struct sctp_sndrcvinfo`. OTP's `sctp_sndrcvinfo()`.
///
/// @param stream the number of the stream, 0 to 65535
/// @param ssn the number of the message in it; only received
/// @param flags what is special about it; to send, the number of a [SctpPrPolicy] may be among the bits
/// @param ppid see [SctpSndinfo#ppid()]
/// @param context see [SctpSndinfo#context()]; received, the socket's own number
/// @param timetolive after how many milliseconds it is given up, or what the policy among the flags counts; 0 for never
/// @param tsn the number of the message's first piece in the association; only received
/// @param cumtsn up to which number all pieces have come; only received
/// @param assocId the association
public record SctpSndrcvinfo(
        int stream,
        int ssn,
        SctpFlags flags,
        long ppid,
        long context,
        long timetolive,
        long tsn,
        long cumtsn,
        AssocId assocId) {

    /// Checks that nothing is null.
    public SctpSndrcvinfo {
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(assocId, "assocId");
    }

    /// Makes the value of a stream, with nothing else.
    ///
    /// @param stream the number of the stream, 0 to 65535
    /// @return the value
    public static SctpSndrcvinfo stream(int stream) {
        return new SctpSndrcvinfo(stream, 0, SctpFlags.NONE, 0, 0, 0, 0, 0, AssocId.FUTURE);
    }
}
