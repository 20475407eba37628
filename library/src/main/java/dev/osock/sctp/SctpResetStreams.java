package dev.osock.sctp;

import java.util.List;
import java.util.Objects;

/// Has the numbering of streams begin anew: `struct sctp_reset_streams`, RFC 6525.
///
/// @param assocId the association
/// @param flags [#INCOMING], [#OUTGOING], or both
/// @param streams the numbers of the streams; none for all
public record SctpResetStreams(AssocId assocId, int flags, List<Integer> streams) {
    /// The streams to receive by: the peer is asked to reset them; `SCTP_STREAM_RESET_INCOMING`.
    public static final int INCOMING = 1;
    /// The streams to send by; `SCTP_STREAM_RESET_OUTGOING`.
    public static final int OUTGOING = 2;

    /// Copies the list.
    public SctpResetStreams {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(streams, "streams");
        streams = List.copyOf(streams);
    }
}
