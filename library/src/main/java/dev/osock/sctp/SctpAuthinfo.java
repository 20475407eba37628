package dev.osock.sctp;

/// The key that a message is signed with: `struct sctp_authinfo`. OTP's `sctp_authinfo()`.
///
/// @param keynumber the key's number, 0 to 65535, as [SctpAuthkey] has set it
public record SctpAuthinfo(int keynumber) {}
