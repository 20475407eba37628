package dev.osock.option;

import java.util.List;

/// The options of level `IPPROTO_UDP`; see udp(7). OTP's `udp`.
public final class UdpOptions {

    private static final Rows ROWS = new Rows(Level.UDP);

    /// Puts all that is sent into one datagram, until this is cleared.
    public static final SocketOption<Boolean> CORK =
            ROWS.add("cork", "UDP_CORK", Shape.FLAG);

    /// What is in the datagrams, for IPsec and the like. `ENOPROTOOPT` for what the kernel does not know.
    public static final SocketOption<UdpEncap> ENCAP =
            ROWS.add("encap", "UDP_ENCAP", Shape.of(UdpEncap.class));

    /// Receives several datagrams of one size as one: [dev.osock.message.ControlTypes#UDP_GRO].
    public static final SocketOption<Boolean> GRO =
            ROWS.add("gro", "UDP_GRO", Shape.FLAG);

    /// Takes datagrams over IPv6 that have no checksum, as some tunnels send them.
    public static final SocketOption<Boolean> NO_CHECK6_RX =
            ROWS.add("no_check6_rx", "UDP_NO_CHECK6_RX", Shape.FLAG);

    /// Sends datagrams over IPv6 without a checksum.
    public static final SocketOption<Boolean> NO_CHECK6_TX =
            ROWS.add("no_check6_tx", "UDP_NO_CHECK6_TX", Shape.FLAG);

    /// Sends what is longer than this as several datagrams.
    public static final SocketOption<Integer> SEGMENT =
            ROWS.add("segment", "UDP_SEGMENT", Shape.INT);

    private UdpOptions() {}

    /// Lists every row.
    ///
    /// @return the options
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
