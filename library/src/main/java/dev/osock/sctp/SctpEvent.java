package dev.osock.sctp;

import java.util.Objects;

/// Whether a kind of notification is received: `struct sctp_event`. OTP's `sctp_event()`.
///
/// @param assocId the association, or [AssocId#FUTURE], [AssocId#CURRENT], [AssocId#ALL]
/// @param type the kind
/// @param on whether it is received
public record SctpEvent(AssocId assocId, SctpEventType type, boolean on) {

    /// Checks that nothing is null.
    public SctpEvent {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(type, "type");
    }

    /// Makes the value that asks for a kind, of all associations that begin later.
    ///
    /// @param type the kind
    /// @return the value
    public static SctpEvent on(SctpEventType type) {
        return new SctpEvent(AssocId.FUTURE, type, true);
    }

    /// Makes the value that asks for a kind no more, of all associations that begin later.
    ///
    /// @param type the kind
    /// @return the value
    public static SctpEvent off(SctpEventType type) {
        return new SctpEvent(AssocId.FUTURE, type, false);
    }

    /// Makes the question whether a kind is received, for [dev.osock.Socket#getopt(dev.osock.option.SocketOption,
    /// Object)].
    ///
    /// @param assocId the association
    /// @param type the kind
    /// @return the question
    public static SctpEvent ask(AssocId assocId, SctpEventType type) {
        return new SctpEvent(assocId, type, false);
    }

    /// Makes the same value for other associations.
    ///
    /// @param other the association
    /// @return this value for that
    public SctpEvent of(AssocId other) {
        Objects.requireNonNull(other, "other");
        return new SctpEvent(other, type, on);
    }
}
