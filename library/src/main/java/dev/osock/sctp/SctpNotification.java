package dev.osock.sctp;

import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import java.util.List;
import java.util.Objects;

/// What the kernel tells of an association, received among its messages: `union sctp_notification`, RFC 6458, section
/// 6.1. [dev.osock.ReceivedMsg#notification()] gives it; [dev.osock.option.SctpOptions#EVENT] asks for it.
///
/// There is a record for each of the 13 kinds. A kind that is not known here is an [Unknown], and bytes that are not
/// exactly one notification, as when the buffer was too small for it, are [Broken]. The flags mean something only where
/// a record says so. OTP's `sctp_notification()`.
public sealed interface SctpNotification {

    /// Gives the flags of the notification.
    ///
    /// @return its `sn_flags`
    int flags();

    /// An association has begun or ended: `SCTP_ASSOC_CHANGE`. OTP's `assoc_change`.
    ///
    /// @param flags no meaning
    /// @param state what has happened
    /// @param error why, if it has ended: a cause of RFC 9260, section 3.3.10, as the peer sent it; 0 for none
    /// @param outboundStreams how many streams there are to send by
    /// @param inboundStreams how many streams there are to receive by
    /// @param assocId the association
    /// @param info the peer's abort chunk, if that ended the association
    record AssocChange(
            int flags,
            State state,
            int error,
            int outboundStreams,
            int inboundStreams,
            AssocId assocId,
            RawBytes info)
            implements SctpNotification {

        /// What has happened to an association. Any other number works as well.
        ///
        /// @param number the operating system's number
        public record State(int number) {
            /// It has begun; `SCTP_COMM_UP`.
            public static final State COMM_UP = new State(0);
            /// It has failed; `SCTP_COMM_LOST`.
            public static final State COMM_LOST = new State(1);
            /// The peer has begun it anew; `SCTP_RESTART`.
            public static final State RESTART = new State(2);
            /// It has ended in order; `SCTP_SHUTDOWN_COMP`.
            public static final State SHUTDOWN_COMP = new State(3);
            /// It could not begin; `SCTP_CANT_STR_ASSOC`.
            public static final State CANT_STR_ASSOC = new State(4);

            /// Prints `comm_up` and so on, or the number.
            @Override
            public String toString() {
                return Labels.of(number, "comm_up", "comm_lost", "restart", "shutdown_comp", "cant_str_assoc");
            }
        }

        /// Checks that nothing is null.
        public AssocChange {
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(assocId, "assocId");
            Objects.requireNonNull(info, "info");
        }

        @Override
        public String toString() {
            return "association " + assocId + ": " + state + ", error " + error + ", streams " + outboundStreams
                    + " out, " + inboundStreams + " in" + Broken.hex(", ", info);
        }
    }

    /// An address of the peer has come or gone: `SCTP_PEER_ADDR_CHANGE`. OTP's `peer_addr_change`.
    ///
    /// @param flags no meaning
    /// @param address the address
    /// @param state what has happened
    /// @param error why, an `SCTP_FAILED_THRESHOLD` and so on
    /// @param assocId the association
    record PeerAddrChange(int flags, Sockaddr address, Change state, int error, AssocId assocId)
            implements SctpNotification {

        /// Checks that nothing is null.
        public PeerAddrChange {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(assocId, "assocId");
        }

        /// What has happened to an address. Any other number works as well.
        ///
        /// @param number the operating system's number
        public record Change(int number) {
            /// It can be reached again; `SCTP_ADDR_AVAILABLE`.
            public static final Change AVAILABLE = new Change(0);
            /// It cannot be reached any more; `SCTP_ADDR_UNREACHABLE`.
            public static final Change UNREACHABLE = new Change(1);
            /// The peer has removed it; `SCTP_ADDR_REMOVED`.
            public static final Change REMOVED = new Change(2);
            /// The peer has added it; `SCTP_ADDR_ADDED`.
            public static final Change ADDED = new Change(3);
            /// It has become the primary one; `SCTP_ADDR_MADE_PRIM`.
            public static final Change MADE_PRIM = new Change(4);
            /// A heartbeat has found it; `SCTP_ADDR_CONFIRMED`.
            public static final Change CONFIRMED = new Change(5);
            /// It may be gone, and others are used; `SCTP_ADDR_POTENTIALLY_FAILED`. Told only with
            /// [dev.osock.option.SctpOptions#EXPOSE_PF_STATE].
            public static final Change POTENTIALLY_FAILED = new Change(6);

            /// Prints `available` and so on, or the number.
            @Override
            public String toString() {
                return Labels.of(
                        number, "available", "unreachable", "removed", "added", "made_prim", "confirmed",
                        "potentially_failed");
            }
        }
    }

    /// A message could not be sent, the old way: `SCTP_SEND_FAILED`. OTP's `send_failed`.
    ///
    /// @param flags 1 if something of it was sent, 0 if not
    /// @param error why: a cause of RFC 9260, section 3.3.10; 0 for none
    /// @param info what it was part of
    /// @param assocId the association
    /// @param data its bytes, those of one piece
    record SendFailed(int flags, long error, SctpSndrcvinfo info, AssocId assocId, RawBytes data)
            implements SctpNotification {

        /// Checks that nothing is null.
        public SendFailed {
            Objects.requireNonNull(info, "info");
            Objects.requireNonNull(assocId, "assocId");
            Objects.requireNonNull(data, "data");
        }

        @Override
        public String toString() {
            return "not sent to association " + assocId + ", error " + error + ": " + info + Broken.hex(", ", data);
        }
    }

    /// A message could not be sent: `SCTP_SEND_FAILED_EVENT`. OTP's `send_failed_event`.
    ///
    /// @param flags 1 if something of it was sent, 0 if not
    /// @param error why: a cause of RFC 9260, section 3.3.10; 0 for none
    /// @param info what it was part of
    /// @param assocId the association
    /// @param data its bytes, those of one piece
    record SendFailedEvent(int flags, long error, SctpSndinfo info, AssocId assocId, RawBytes data)
            implements SctpNotification {

        /// Checks that nothing is null.
        public SendFailedEvent {
            Objects.requireNonNull(info, "info");
            Objects.requireNonNull(assocId, "assocId");
            Objects.requireNonNull(data, "data");
        }

        @Override
        public String toString() {
            return "not sent to association " + assocId + ", error " + error + ": " + info + Broken.hex(", ", data);
        }
    }

    /// The peer has reported an error: `SCTP_REMOTE_ERROR`. OTP's `remote_error`.
    ///
    /// @param flags no meaning
    /// @param error the cause of RFC 9260, section 3.3.10
    /// @param assocId the association
    /// @param data what the peer sent about it
    record RemoteError(int flags, int error, AssocId assocId, RawBytes data) implements SctpNotification {

        /// Checks that nothing is null.
        public RemoteError {
            Objects.requireNonNull(assocId, "assocId");
            Objects.requireNonNull(data, "data");
        }

        @Override
        public String toString() {
            return "association " + assocId + ": the peer reports error " + error + Broken.hex(", ", data);
        }
    }

    /// The peer sends nothing more: `SCTP_SHUTDOWN_EVENT`. OTP's `shutdown_event`.
    ///
    /// @param flags no meaning
    /// @param assocId the association
    record Shutdown(int flags, AssocId assocId) implements SctpNotification {

        /// Checks that nothing is null.
        public Shutdown {
            Objects.requireNonNull(assocId, "assocId");
        }
    }

    /// The peer's adaptation layer: `SCTP_ADAPTATION_INDICATION`. OTP's `adaptation_event`.
    ///
    /// @param flags no meaning
    /// @param indication what the peer has set with [dev.osock.option.SctpOptions#ADAPTION_LAYER]
    /// @param assocId the association
    record AdaptationIndication(int flags, long indication, AssocId assocId) implements SctpNotification {

        /// Checks that nothing is null.
        public AdaptationIndication {
            Objects.requireNonNull(assocId, "assocId");
        }
    }

    /// A message of which a part was delivered will not be completed: `SCTP_PARTIAL_DELIVERY_EVENT`. OTP's
    /// `partial_delivery_event`.
    ///
    /// @param flags no meaning
    /// @param indication 0: it was given up; `SCTP_PARTIAL_DELIVERY_ABORTED`
    /// @param assocId the association
    /// @param stream the number of the stream
    /// @param seq the number of the message in it
    record PartialDelivery(int flags, long indication, AssocId assocId, long stream, long seq)
            implements SctpNotification {

        /// Checks that nothing is null.
        public PartialDelivery {
            Objects.requireNonNull(assocId, "assocId");
        }
    }

    /// A key has been taken into use or is free: `SCTP_AUTHENTICATION_EVENT`. OTP's `authkey`.
    ///
    /// @param flags no meaning
    /// @param keynumber the key's number
    /// @param altkeynumber no meaning on Linux
    /// @param indication what has happened
    /// @param assocId the association
    record Authentication(int flags, int keynumber, int altkeynumber, Indication indication, AssocId assocId)
            implements SctpNotification {

        /// Checks that nothing is null.
        public Authentication {
            Objects.requireNonNull(indication, "indication");
            Objects.requireNonNull(assocId, "assocId");
        }

        /// What has happened to a key. Any other number works as well.
        ///
        /// @param number the operating system's number
        public record Indication(int number) {
            /// The peer has used it for the first time; `SCTP_AUTH_NEW_KEY`.
            public static final Indication NEW_KEY = new Indication(0);
            /// Nothing is signed by it any more, and it may be deleted; `SCTP_AUTH_FREE_KEY`.
            public static final Indication FREE_KEY = new Indication(1);
            /// The peer does not sign; `SCTP_AUTH_NO_AUTH`.
            public static final Indication NO_AUTH = new Indication(2);

            /// Prints `new_key`, `free_key`, `no_auth`, or the number.
            @Override
            public String toString() {
                return Labels.of(number, "new_key", "free_key", "no_auth");
            }
        }
    }

    /// All has been sent and acknowledged: `SCTP_SENDER_DRY_EVENT`. OTP's `sender_dry`.
    ///
    /// @param flags no meaning
    /// @param assocId the association
    record SenderDry(int flags, AssocId assocId) implements SctpNotification {

        /// Checks that nothing is null.
        public SenderDry {
            Objects.requireNonNull(assocId, "assocId");
        }
    }

    /// The numbering of streams has begun anew, or not: `SCTP_STREAM_RESET_EVENT`. OTP's `stream_reset`.
    ///
    /// @param flags [#INCOMING], [#OUTGOING], [#DENIED], [#FAILED]
    /// @param assocId the association
    /// @param streams the numbers of the streams; none for all
    record StreamReset(int flags, AssocId assocId, List<Integer> streams) implements SctpNotification {
        /// Those to receive by; `SCTP_STREAM_RESET_INCOMING_SSN`.
        public static final int INCOMING = 1;
        /// Those to send by; `SCTP_STREAM_RESET_OUTGOING_SSN`.
        public static final int OUTGOING = 2;
        /// The peer has refused; `SCTP_STREAM_RESET_DENIED`.
        public static final int DENIED = 4;
        /// It has failed; `SCTP_STREAM_RESET_FAILED`.
        public static final int FAILED = 8;

        /// Copies the list.
        public StreamReset {
            Objects.requireNonNull(assocId, "assocId");
            Objects.requireNonNull(streams, "streams");
            streams = List.copyOf(streams);
        }
    }

    /// The numbering of an association has begun anew, or not: `SCTP_ASSOC_RESET_EVENT`. OTP's `assoc_reset`.
    ///
    /// @param flags [StreamReset#DENIED], [StreamReset#FAILED]
    /// @param assocId the association
    /// @param localTsn the first number of this side
    /// @param remoteTsn the first number of the peer
    record AssocReset(int flags, AssocId assocId, long localTsn, long remoteTsn) implements SctpNotification {

        /// Checks that nothing is null.
        public AssocReset {
            Objects.requireNonNull(assocId, "assocId");
        }
    }

    /// Streams have been added, or not: `SCTP_STREAM_CHANGE_EVENT`. OTP's `stream_change`.
    ///
    /// @param flags [StreamReset#DENIED], [StreamReset#FAILED]
    /// @param assocId the association
    /// @param instrms how many streams to receive by have been added
    /// @param outstrms how many streams to send by have been added
    record StreamChange(int flags, AssocId assocId, int instrms, int outstrms) implements SctpNotification {

        /// Checks that nothing is null.
        public StreamChange {
            Objects.requireNonNull(assocId, "assocId");
        }
    }

    /// One of a kind that is not known here.
    ///
    /// @param type the number of the kind
    /// @param flags its flags
    /// @param data all its bytes, those of type, flags and length too
    record Unknown(int type, int flags, RawBytes data) implements SctpNotification {

        /// Checks that nothing is null.
        public Unknown {
            Objects.requireNonNull(data, "data");
        }

        @Override
        public String toString() {
            return "unknown notification 0x" + Integer.toHexString(type) + Broken.hex(": ", data);
        }
    }

    /// Bytes that are not exactly one notification: there was no room for all of it, and the next receive gives the
    /// rest, or these are that rest; or the lengths in it do not fit.
    ///
    /// @param data the bytes
    record Broken(RawBytes data) implements SctpNotification {

        /// Checks that nothing is null.
        public Broken {
            Objects.requireNonNull(data, "data");
        }

        /// Gives 0: the flags may not be there.
        ///
        /// @return 0
        @Override
        public int flags() {
            return 0;
        }

        @Override
        public String toString() {
            return "part of a notification" + hex(": ", data);
        }

        private static String hex(String before, RawBytes data) {
            return data.equals(RawBytes.of()) ? "" : before + data;
        }
    }
}
