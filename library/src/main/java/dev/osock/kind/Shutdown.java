package dev.osock.kind;

/// Which direction of a connection shutdown(2) ends.
public enum Shutdown {
    /// No more is received: `SHUT_RD`. OTP's `read`.
    READ,
    /// No more is sent, and the peer is told: `SHUT_WR`. OTP's `write`.
    WRITE,
    /// Both: `SHUT_RDWR`. OTP's `read_write`.
    READ_WRITE
}
