package dev.osock.option;

/// The bounds of the retransmission time-out, in milliseconds: `struct sctp_rtoinfo`.
///
/// @param assocId the association, 0 for the socket
/// @param initial at first
/// @param max at the most
/// @param min at the least
public record SctpRtoinfo(int assocId, long initial, long max, long min) {}
