package dev.osock.sctp;

import java.util.Objects;

/// What a message is to be part of: `struct sctp_sndinfo`, sent with it or set for all. OTP's `sctp_sndinfo()`.
///
/// ```java
/// socket.sendmsg(Msg.of(bytes).to(peer).with(ControlTypes.SCTP_SNDINFO.of(SctpSndinfo.stream(3).withPpid(46))));
/// ```
///
/// @param sid the number of the stream, 0 to 65535; one that there is not is `EINVAL`
/// @param flags what is special about it
/// @param ppid a number for the peer, 0 to 4294967295, such as that of the protocol inside; the kernel hands it on. It
///     is sent in network order, the highest byte first.
/// @param context a number that comes back if the message cannot be sent, 0 to 4294967295
/// @param assocId the association, of a socket that has many; [AssocId#FUTURE] if the message has an address, or the
///     socket has one association
public record SctpSndinfo(int sid, SctpFlags flags, long ppid, long context, AssocId assocId) {

    /// Checks that nothing is null.
    public SctpSndinfo {
        Objects.requireNonNull(flags, "flags");
        Objects.requireNonNull(assocId, "assocId");
    }

    /// Makes the value of a stream, with nothing else.
    ///
    /// @param sid the number of the stream, 0 to 65535
    /// @return the value
    public static SctpSndinfo stream(int sid) {
        return new SctpSndinfo(sid, SctpFlags.NONE, 0, 0, AssocId.FUTURE);
    }

    /// Makes the same value with flags.
    ///
    /// @param other the flags
    /// @return this value with them
    public SctpSndinfo withFlags(SctpFlags other) {
        Objects.requireNonNull(other, "other");
        return new SctpSndinfo(sid, other, ppid, context, assocId);
    }

    /// Makes the same value with a number for the peer.
    ///
    /// @param other the number
    /// @return this value with it
    public SctpSndinfo withPpid(long other) {
        return new SctpSndinfo(sid, flags, other, context, assocId);
    }

    /// Makes the same value with a number that comes back if the message cannot be sent.
    ///
    /// @param other the number
    /// @return this value with it
    public SctpSndinfo withContext(long other) {
        return new SctpSndinfo(sid, flags, ppid, other, assocId);
    }

    /// Makes the same value for an association.
    ///
    /// @param other the association
    /// @return this value for it
    public SctpSndinfo to(AssocId other) {
        Objects.requireNonNull(other, "other");
        return new SctpSndinfo(sid, flags, ppid, context, other);
    }
}
