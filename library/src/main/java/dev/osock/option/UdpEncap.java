package dev.osock.option;

/// What is in the datagrams of a socket, which the kernel then takes apart: `UDP_ENCAP_*`. Any other number is kept.
///
/// @param number the operating system's number
public record UdpEncap(int number) {
    /// Nothing but what is for the socket.
    public static final UdpEncap NONE = new UdpEncap(0);
    /// ESP of IPsec, as an early draft had it; gone from newer kernels; `UDP_ENCAP_ESPINUDP_NON_IKE`.
    public static final UdpEncap ESPINUDP_NON_IKE = new UdpEncap(1);
    /// ESP of IPsec, RFC 3948; `UDP_ENCAP_ESPINUDP`.
    public static final UdpEncap ESPINUDP = new UdpEncap(2);
    /// Tunnels of L2TP, RFC 2661; `UDP_ENCAP_L2TPINUDP`.
    public static final UdpEncap L2TPINUDP = new UdpEncap(3);
    /// Tunnels of GPRS, GSM TS 09.60; `UDP_ENCAP_GTP0`.
    public static final UdpEncap GTP0 = new UdpEncap(4);
    /// Tunnels of GPRS, 3GPP TS 29.060; `UDP_ENCAP_GTP1U`.
    public static final UdpEncap GTP1U = new UdpEncap(5);
    /// The remote procedure calls of AFS; `UDP_ENCAP_RXRPC`.
    public static final UdpEncap RXRPC = new UdpEncap(6);
}
