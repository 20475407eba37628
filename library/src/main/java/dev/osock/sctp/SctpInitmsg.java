package dev.osock.sctp;

/// How associations of SCTP begin: `struct sctp_initmsg`. All are 0 to 65535; 0 leaves it to the system. OTP's
/// `sctp_initmsg()`.
///
/// @param numOutstreams how many streams to send by are asked for
/// @param maxInstreams how many streams to receive by there may be at the most
/// @param maxAttempts how often an association is asked for
/// @param maxInitTimeo for how many milliseconds an answer is waited for at the most
public record SctpInitmsg(int numOutstreams, int maxInstreams, int maxAttempts, int maxInitTimeo) {}
