package dev.osock.option;

/// How associations begin: `struct sctp_initmsg`. All are 0 to 65535.
///
/// @param numOutstreams how many streams to send by are asked for
/// @param maxInstreams how many streams to receive by there may be
/// @param maxAttempts how often an association is asked for
/// @param maxInitTimeo how long to wait for the answer, milliseconds
public record SctpInitmsg(int numOutstreams, int maxInstreams, int maxAttempts, int maxInitTimeo) {}
