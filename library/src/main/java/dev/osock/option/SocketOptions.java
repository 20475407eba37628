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

    /// Receives out-of-band data among the other bytes.
    public static final SocketOption<Boolean> OOBINLINE = row("oobinline", "SO_OOBINLINE", Shape.FLAG);

    /// Receives the sender's credentials with each message: [dev.osock.message.ControlTypes#CREDENTIALS].
    public static final SocketOption<Boolean> PASSCRED = row("passcred", "SO_PASSCRED", Shape.FLAG);

    /// Who had the other end of a local connection when it was made; can only be read.
    public static final SocketOption<Credentials> PEERCRED = row("peercred", "SO_PEERCRED", Shape.CREDENTIALS);

    /// Receives how many messages have been dropped: [dev.osock.message.ControlTypes#RXQ_OVFL].
    public static final SocketOption<Boolean> RXQ_OVFL = row("rxq_ovfl", "SO_RXQ_OVFL", Shape.FLAG);

    /// Receives when each message came, to the microsecond: [dev.osock.message.ControlTypes#TIMESTAMP].
    public static final SocketOption<Boolean> TIMESTAMP = row("timestamp", "SO_TIMESTAMP", Shape.FLAG);

    /// Receives when each message came, to the nanosecond: [dev.osock.message.ControlTypes#TIMESTAMPNS].
    public static final SocketOption<Boolean> TIMESTAMPNS = row("timestampns", "SO_TIMESTAMPNS", Shape.FLAG);

    /// Takes and tells time stamps of what is received and sent: [dev.osock.message.ControlTypes#TIMESTAMPING]. Linux
    /// starts taking them a moment after this is set.
    public static final SocketOption<TimestampingFlags> TIMESTAMPING =
            row("timestamping", "SO_TIMESTAMPING", Shape.TIMESTAMPING_FLAGS);

    private SocketOptions() {}

    private static <T> SocketOption<T> row(String name, String symbol, Shape<T> shape) {
        return new SocketOption<>(name, "SOL_SOCKET", symbol, shape);
    }
}
