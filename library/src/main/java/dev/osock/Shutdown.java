package dev.osock;

import dev.osock.internal.engine.Direction;

/// Which direction of a connection [Socket#shutdown] ends.
public enum Shutdown {
    /// No more is received: `SHUT_RD`. OTP's `read`.
    READ(Direction.READ),
    /// No more is sent, and the peer is told: `SHUT_WR`. OTP's `write`.
    WRITE(Direction.WRITE),
    /// Both: `SHUT_RDWR`. OTP's `read_write`.
    READ_WRITE(Direction.READ_WRITE);

    final Direction direction;

    Shutdown(Direction direction) {
        this.direction = direction;
    }
}
