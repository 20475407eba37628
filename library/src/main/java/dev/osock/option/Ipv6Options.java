package dev.osock.option;

/// The options of level `IPPROTO_IPV6`, the seed's `ipv6`; see ipv6(7).
public final class Ipv6Options {

    /// Receives traffic class and flow label: [dev.osock.message.ControlTypes#IPV6_FLOWINFO].
    public static final SocketOption<Boolean> FLOWINFO = row("flowinfo", "IPV6_FLOWINFO", Shape.FLAG);

    /// Whether packets may be fragmented: `IPV6_PMTUDISC_*`.
    public static final SocketOption<Integer> MTU_DISCOVER = row("mtu_discover", "IPV6_MTU_DISCOVER", Shape.INT);

    /// Queues errors that the network reports: [dev.osock.message.ControlTypes#IPV6_RECVERR].
    public static final SocketOption<Boolean> RECVERR = row("recverr", "IPV6_RECVERR", Shape.FLAG);

    /// Receives the hop limit: [dev.osock.message.ControlTypes#IPV6_HOPLIMIT].
    public static final SocketOption<Boolean> RECVHOPLIMIT = row("recvhoplimit", "IPV6_RECVHOPLIMIT", Shape.FLAG);

    /// Receives the destination before redirection: [dev.osock.message.ControlTypes#IPV6_ORIGDSTADDR].
    public static final SocketOption<Boolean> RECVORIGDSTADDR =
            row("recvorigdstaddr", "IPV6_RECVORIGDSTADDR", Shape.FLAG);

    /// Receives where each packet came in: [dev.osock.message.ControlTypes#IPV6_PKTINFO].
    public static final SocketOption<Boolean> RECVPKTINFO = row("recvpktinfo", "IPV6_RECVPKTINFO", Shape.FLAG);

    /// Receives the traffic class: [dev.osock.message.ControlTypes#IPV6_TCLASS].
    public static final SocketOption<Boolean> RECVTCLASS = row("recvtclass", "IPV6_RECVTCLASS", Shape.FLAG);

    /// The traffic class of what is sent.
    public static final SocketOption<Integer> TCLASS = row("tclass", "IPV6_TCLASS", Shape.INT);

    /// The hop limit of what is sent to one host.
    public static final SocketOption<Integer> UNICAST_HOPS = row("unicast_hops", "IPV6_UNICAST_HOPS", Shape.INT);

    /// Does without inet, which an inet6 socket does too otherwise.
    public static final SocketOption<Boolean> V6ONLY = row("v6only", "IPV6_V6ONLY", Shape.FLAG);

    private Ipv6Options() {}

    private static <T> SocketOption<T> row(String name, String symbol, Shape<T> shape) {
        return new SocketOption<>(name, "IPPROTO_IPV6", symbol, shape);
    }
}
