package dev.osock.kind;

/// Which direction of a connection [dev.osock.Socket#shutdown] ends: shutdown(2).
public enum Shutdown {
    /// No more is received, of which the peer is not told: `SHUT_RD`. OTP's `read`.
    READ,
    /// No more is sent, and the peer finds the end of the stream: `SHUT_WR`. OTP's `write`.
    WRITE,
    /// Both: `SHUT_RDWR`. OTP's `read_write`.
    READ_WRITE
}
