package dev.osock.option;

/// The options of level `IPPROTO_TCP`, the seed's `tcp`; see tcp(7).
public final class TcpOptions {

    /// Sends small segments at once.
    public static final SocketOption<Boolean> NODELAY =
            new SocketOption<>("nodelay", "IPPROTO_TCP", "TCP_NODELAY", Shape.FLAG);

    private TcpOptions() {}
}
