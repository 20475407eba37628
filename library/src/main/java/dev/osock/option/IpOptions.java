package dev.osock.option;

/// The options of level `IPPROTO_IP`, the seed's `ip`; see ip(7).
public final class IpOptions {

    /// Whether packets may be fragmented on their way: `IP_PMTUDISC_*`.
    public static final SocketOption<Integer> MTU_DISCOVER = row("mtu_discover", "IP_MTU_DISCOVER", Shape.INT);

    /// Receives where each packet came in: [dev.osock.message.ControlTypes#IP_PKTINFO].
    public static final SocketOption<Boolean> PKTINFO = row("pktinfo", "IP_PKTINFO", Shape.FLAG);

    /// Queues errors that the network reports: [dev.osock.message.ControlTypes#IP_RECVERR].
    public static final SocketOption<Boolean> RECVERR = row("recverr", "IP_RECVERR", Shape.FLAG);

    /// Receives the destination before redirection: [dev.osock.message.ControlTypes#IP_ORIGDSTADDR].
    public static final SocketOption<Boolean> RECVORIGDSTADDR =
            row("recvorigdstaddr", "IP_RECVORIGDSTADDR", Shape.FLAG);

    /// Receives the type of service: [dev.osock.message.ControlTypes#IP_TOS].
    public static final SocketOption<Boolean> RECVTOS = row("recvtos", "IP_RECVTOS", Shape.FLAG);

    /// Receives the time to live: [dev.osock.message.ControlTypes#IP_TTL].
    public static final SocketOption<Boolean> RECVTTL = row("recvttl", "IP_RECVTTL", Shape.FLAG);

    /// The type of service of what is sent.
    public static final SocketOption<Tos> TOS = row("tos", "IP_TOS", Shape.TOS);

    /// The time to live of what is sent.
    public static final SocketOption<Integer> TTL = row("ttl", "IP_TTL", Shape.INT);

    private IpOptions() {}

    private static <T> SocketOption<T> row(String name, String symbol, Shape<T> shape) {
        return new SocketOption<>(name, "IPPROTO_IP", symbol, shape);
    }
}
