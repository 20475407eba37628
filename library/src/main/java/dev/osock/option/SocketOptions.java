package dev.osock.option;

/// The options of level `SOL_SOCKET`, the seed's `socket`; see socket(7).
public final class SocketOptions {

    /// Sends datagrams to broadcast addresses.
    public static final SocketOption<Boolean> BROADCAST = row("broadcast", "SO_BROADCAST", Shape.FLAG);

    /// Lingers on close while unsent data remains.
    public static final SocketOption<Linger> LINGER = row("linger", "SO_LINGER", Shape.LINGER);

    /// Sets the receive buffer's size in bytes; Linux doubles the value and bounds it.
    public static final SocketOption<Integer> RCVBUF = row("rcvbuf", "SO_RCVBUF", Shape.INT);

    /// Binds to an address that a closed connection still occupies.
    public static final SocketOption<Boolean> REUSEADDR = row("reuseaddr", "SO_REUSEADDR", Shape.FLAG);

    /// Lets several sockets bind to the same address and share what comes.
    public static final SocketOption<Boolean> REUSEPORT = row("reuseport", "SO_REUSEPORT", Shape.FLAG);

    /// Sets the send buffer's size in bytes; Linux doubles the value and bounds it.
    public static final SocketOption<Integer> SNDBUF = row("sndbuf", "SO_SNDBUF", Shape.INT);

    private SocketOptions() {}

    private static <T> SocketOption<T> row(String name, String symbol, Shape<T> shape) {
        return new SocketOption<>(name, "SOL_SOCKET", symbol, shape);
    }
}
