package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// How an association is: `struct sctp_status`. OTP's `sctp_status()`.
///
/// @param assocId the association
/// @param state what it is doing
/// @param rwnd how many bytes the peer has room for
/// @param unackdata how many pieces the peer has not acknowledged
/// @param penddata how many pieces wait to be received
/// @param instrms how many streams there are to receive by
/// @param outstrms how many streams there are to send by
/// @param fragmentationPoint how many bytes a piece of a message has at the most
/// @param primary the primary address of the peer
public record SctpStatus(
        AssocId assocId,
        State state,
        long rwnd,
        int unackdata,
        int penddata,
        int instrms,
        int outstrms,
        long fragmentationPoint,
        SctpPaddrinfo primary) {

    /// Checks that nothing is null.
    public SctpStatus {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(primary, "primary");
    }

    /// What an association is doing. Any other number works as well.
    ///
    /// @param number the operating system's number
    public record State(int number) {
        /// There is none; `SCTP_EMPTY`.
        public static final State EMPTY = new State(0);
        /// It has not begun, or is over; `SCTP_CLOSED`.
        public static final State CLOSED = new State(1);
        /// It has been asked for; `SCTP_COOKIE_WAIT`.
        public static final State COOKIE_WAIT = new State(2);
        /// The peer has answered, and its cookie has been sent back; `SCTP_COOKIE_ECHOED`.
        public static final State COOKIE_ECHOED = new State(3);
        /// It is there; `SCTP_ESTABLISHED`.
        public static final State ESTABLISHED = new State(4);
        /// This side ends it, and has still something to send; `SCTP_SHUTDOWN_PENDING`.
        public static final State SHUTDOWN_PENDING = new State(5);
        /// This side has told the peer that it ends; `SCTP_SHUTDOWN_SENT`.
        public static final State SHUTDOWN_SENT = new State(6);
        /// The peer ends it, and this side has still something to send; `SCTP_SHUTDOWN_RECEIVED`.
        public static final State SHUTDOWN_RECEIVED = new State(7);
        /// This side has answered the peer's end; `SCTP_SHUTDOWN_ACK_SENT`.
        public static final State SHUTDOWN_ACK_SENT = new State(8);

        /// Prints `established` and so on, or the number.
        @Override
        public String toString() {
            return Labels.of(
                    number, "empty", "closed", "cookie_wait", "cookie_echoed", "established", "shutdown_pending",
                    "shutdown_sent", "shutdown_received", "shutdown_ack_sent");
        }
    }

    /// Makes the question for an association.
    ///
    /// @param assocId the association
    /// @return the question
    public static SctpStatus ask(AssocId assocId) {
        return new SctpStatus(
                assocId, State.EMPTY, 0, 0, 0, 0, 0, 0, SctpPaddrinfo.ask(AssocId.FUTURE, Sockaddr.unspec()));
    }
}
