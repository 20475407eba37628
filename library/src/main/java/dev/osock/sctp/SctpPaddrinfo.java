package dev.osock.sctp;

import dev.osock.address.Sockaddr;
import java.util.Objects;

/// What is known of an address of the peer: `struct sctp_paddrinfo`. OTP's `sctp_paddrinfo()`.
///
/// @param assocId the association
/// @param address the address
/// @param state whether it can be used
/// @param cwnd how many bytes may be under way to it
/// @param srtt how many milliseconds the way there and back takes, smoothed
/// @param rto how many milliseconds an acknowledgement is waited for
/// @param mtu how many bytes a packet may have
public record SctpPaddrinfo(
        AssocId assocId, Sockaddr address, State state, long cwnd, long srtt, long rto, long mtu) {

    /// Checks that nothing is null.
    public SctpPaddrinfo {
        Objects.requireNonNull(assocId, "assocId");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(state, "state");
    }

    /// Whether an address can be used. Any other number works as well.
    ///
    /// @param number the operating system's number
    public record State(int number) {
        /// It is taken for gone; `SCTP_INACTIVE`.
        public static final State INACTIVE = new State(0);
        /// It may be gone, and others are used; `SCTP_PF`.
        public static final State PF = new State(1);
        /// It is used; `SCTP_ACTIVE`.
        public static final State ACTIVE = new State(2);
        /// The peer has named it, and no heartbeat has found it yet; `SCTP_UNCONFIRMED`.
        public static final State UNCONFIRMED = new State(3);
        /// Nothing is known of it; `SCTP_UNKNOWN`.
        public static final State UNKNOWN = new State(0xFFFF);

        /// Prints `inactive`, `pf`, `active`, `unconfirmed`, `unknown`, or the number.
        @Override
        public String toString() {
            return number == UNKNOWN.number
                    ? "unknown"
                    : Labels.of(number, "inactive", "pf", "active", "unconfirmed");
        }
    }

    /// Makes the question for an address of the peer.
    ///
    /// @param assocId the association; [AssocId#FUTURE] if the address alone tells which
    /// @param address the address
    /// @return the question
    public static SctpPaddrinfo ask(AssocId assocId, Sockaddr address) {
        return new SctpPaddrinfo(assocId, address, State.INACTIVE, 0, 0, 0, 0);
    }
}
