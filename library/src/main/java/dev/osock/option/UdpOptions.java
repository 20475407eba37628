package dev.osock.option;

import java.util.List;

/// The options of UDP, level `IPPROTO_UDP`; see udp(7). Flags are false at first. OTP's level `udp`.
public final class UdpOptions {

    private static final Rows ROWS = new Rows(Level.UDP);

    /// Collects all that is sent, and sends it as one datagram when this is set to false.
    public static final SocketOption<Boolean> CORK =
            ROWS.add("cork", "UDP_CORK", Shape.FLAG);

    /// What the datagrams carry that the kernel takes out itself, as for IPsec. `ENOPROTOOPT` for what it does not
    /// know.
    public static final SocketOption<UdpEncap> ENCAP =
            ROWS.add("encap", "UDP_ENCAP", Shape.of(UdpEncap.class));

    /// Receives several datagrams of one size and peer as one, and their size with it:
    /// [dev.osock.message.ControlTypes#UDP_GRO].
    public static final SocketOption<Boolean> GRO =
            ROWS.add("gro", "UDP_GRO", Shape.FLAG);

    /// Receives datagrams over IPv6 that have no checksum too, as some tunnels send them.
    public static final SocketOption<Boolean> NO_CHECK6_RX =
            ROWS.add("no_check6_rx", "UDP_NO_CHECK6_RX", Shape.FLAG);

    /// Sends datagrams over IPv6 without a checksum.
    public static final SocketOption<Boolean> NO_CHECK6_TX =
            ROWS.add("no_check6_tx", "UDP_NO_CHECK6_TX", Shape.FLAG);

    /// How many bytes a datagram has: what is sent in one call is cut into datagrams of this size, 1 to 65535; 0, at
    /// first, for one datagram whatever its size. [dev.osock.message.ControlTypes#UDP_SEGMENT] sets it for one call.
    public static final SocketOption<Integer> SEGMENT =
            ROWS.add("segment", "UDP_SEGMENT", Shape.INT);

    private UdpOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
