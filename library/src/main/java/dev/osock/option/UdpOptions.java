package dev.osock.option;

/// The options of level `IPPROTO_UDP`, the seed's `udp`; see udp(7).
public final class UdpOptions {

    /// Receives several datagrams of one size as one: [dev.osock.message.ControlTypes#UDP_GRO].
    public static final SocketOption<Boolean> GRO = row("gro", "UDP_GRO", Shape.FLAG);

    /// Sends what is longer than this as several datagrams.
    public static final SocketOption<Integer> SEGMENT = row("segment", "UDP_SEGMENT", Shape.INT);

    private UdpOptions() {}

    private static <T> SocketOption<T> row(String name, String symbol, Shape<T> shape) {
        return new SocketOption<>(name, "IPPROTO_UDP", symbol, shape);
    }
}
