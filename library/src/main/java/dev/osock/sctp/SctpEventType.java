package dev.osock.sctp;

import java.util.Arrays;
import java.util.Optional;

/// A kind of notification that a socket may ask for, with [dev.osock.option.SctpOptions#EVENT] or
/// [dev.osock.option.SctpOptions#EVENTS].
public enum SctpEventType {
    /// With each message, what it is part of: [SctpSndrcvinfo] as a control message. No notification.
    DATA_IO(0x8000),
    /// About associations that begin and end: [SctpNotification.AssocChange].
    ASSOCIATION(0x8001),
    /// About addresses of the peer that come and go: [SctpNotification.PeerAddrChange].
    ADDRESS(0x8002),
    /// About messages that cannot be sent, the old way: [SctpNotification.SendFailed].
    SEND_FAILURE(0x8003),
    /// About errors that the peer reports: [SctpNotification.RemoteError].
    PEER_ERROR(0x8004),
    /// About the peer's shutdown: [SctpNotification.Shutdown].
    SHUTDOWN(0x8005),
    /// About messages that are delivered in parts and then given up: [SctpNotification.PartialDelivery].
    PARTIAL_DELIVERY(0x8006),
    /// About the peer's adaptation layer: [SctpNotification.AdaptationIndication].
    ADAPTATION(0x8007),
    /// About keys: [SctpNotification.Authentication].
    AUTHENTICATION(0x8008),
    /// About having nothing left to send: [SctpNotification.SenderDry].
    SENDER_DRY(0x8009),
    /// About streams whose numbering begins anew: [SctpNotification.StreamReset].
    STREAM_RESET(0x800A),
    /// About an association whose numbering begins anew: [SctpNotification.AssocReset].
    ASSOC_RESET(0x800B),
    /// About streams that are added: [SctpNotification.StreamChange].
    STREAM_CHANGE(0x800C),
    /// About messages that cannot be sent: [SctpNotification.SendFailedEvent].
    SEND_FAILURE_EVENT(0x800D);

    private final int number;

    SctpEventType(int number) {
        this.number = number;
    }

    /// Finds the kind of the operating system's number.
    ///
    /// @param number `SCTP_ASSOC_CHANGE` and so on
    /// @return the kind, or nothing if none is known by that number
    public static Optional<SctpEventType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }

    /// Gives the operating system's number: that of the notification, such as `SCTP_ASSOC_CHANGE`.
    ///
    /// @return the number
    public int number() {
        return number;
    }
}
