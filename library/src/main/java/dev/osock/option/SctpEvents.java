package dev.osock.option;

/// Which notifications a socket of SCTP receives among its messages: `struct sctp_event_subscribe`. OTP's
/// `sctp_event_subscribe()`.
///
/// @param dataIo with each message, what it is part of
/// @param association about associations that begin and end
/// @param address about addresses of the peer that come and go
/// @param sendFailure about messages that cannot be sent
/// @param peerError about what the peer reports
/// @param shutdown about the peer's shutdown
/// @param partialDelivery about messages that come in parts
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
