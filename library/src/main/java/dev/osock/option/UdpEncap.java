package dev.osock.option;

/// What the datagrams of a UDP socket carry, which the kernel then takes out itself: `UDP_ENCAP_*`, the value of
/// [UdpOptions#ENCAP]. Any other number works as well.
///
/// @param number the operating system's number
public record UdpEncap(int number) {
    /// Only what is for the program. So it is at first.
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
