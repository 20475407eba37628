package dev.osock.internal.engine;

import dev.osock.internal.abi.Abi;

/// Which direction of a connection shutdown(2) ends.
public enum Direction {
    /// `SHUT_RD`.
    READ("SHUT_RD"),
    /// `SHUT_WR`.
    WRITE("SHUT_WR"),
    /// `SHUT_RDWR`.
    READ_WRITE("SHUT_RDWR");

    private final int number;

    Direction(String symbol) {
        number = Abi.current().number(symbol);
    }

    int number() {
        return number;
    }
}
