package dev.osock.option;

/// Which notifications come: `struct sctp_event_subscribe`. OTP's `sctp_event_subscribe()`.
///
/// @param dataIo about each message
/// @param association about associations
/// @param address about addresses
/// @param sendFailure about messages that cannot be sent
/// @param peerError about what the peer reports
/// @param shutdown about the peer's shutdown
/// @param partialDelivery about messages that come in part
/// @param adaptationLayer about the adaptation layer
/// @param authentication about keys
/// @param senderDry about having nothing left to send
public record SctpEvents(
        boolean dataIo,
        boolean association,
        boolean address,
        boolean sendFailure,
        boolean peerError,
        boolean shutdown,
        boolean partialDelivery,
        boolean adaptationLayer,
        boolean authentication,
        boolean senderDry) {}
