package dev.osock.ioctl;

import dev.osock.address.Sockaddr;
import dev.osock.option.Shape;
import java.util.List;
import java.util.Optional;

/// The requests about a socket and about network interfaces, one row each; see tcp(7), udp(7), unix(7) and
/// netdevice(7).
///
/// Of interfaces, addresses are those of IPv4 only, and are told to sockets of inet only: others get `ENOTTY`. An
/// interface that is not there is `ENODEV`; changing one needs a privilege: `EPERM`.
public final class IoctlRequests {

    /// The form of interface flags: a C `short`.
    public static final Shape<InterfaceFlags> FLAGS = Shape.of(InterfaceFlags.class);

    /// The form of a link-layer address: `struct sockaddr` with up to 14 bytes.
    public static final Shape<HardwareAddress> HARDWARE_ADDRESS = Shape.of(HardwareAddress.class);

    /// The form of device parameters: `struct ifmap`.
    public static final Shape<InterfaceMap> MAP = Shape.of(InterfaceMap.class);

    /// How many bytes have come and not been received: of a stream all of them, of a datagram socket those of the next
    /// datagram, of local records those of all. `EINVAL` while a TCP socket listens, `ENOTTY` where the kind of socket
    /// does not count.
    public static final IoctlRequest.OfSocket<Integer> NREAD =
            new IoctlRequest.OfSocket<>("nread", "SIOCINQ", Shape.INT);

    /// How much is in the send queue: of TCP the bytes that the peer has not acknowledged, of datagrams the memory of
    /// those that have not left, of a local stream the memory of what the peer has not received. `EINVAL` while a TCP
    /// socket listens.
    public static final IoctlRequest.OfSocket<Integer> NWRITE =
            new IoctlRequest.OfSocket<>("nwrite", "SIOCOUTQ", Shape.INT);

    /// How many of the bytes in the send queue of TCP have not been sent at all. (OTP has no such request.)
    public static final IoctlRequest.OfSocket<Integer> NUNSENT =
            new IoctlRequest.OfSocket<>("nunsent", "SIOCOUTQNSD", Shape.INT);

    /// Whether the next byte to be received is the one before which the peer sent urgent data
    /// ([dev.osock.message.MsgFlags#OOB]); sockatmark(3).
    public static final IoctlRequest.OfSocket<Boolean> ATMARK =
            new IoctlRequest.OfSocket<>("atmark", "SIOCATMARK", Shape.FLAG);

    /// Lists the interfaces that have an address, and their addresses, in the kernel's order.
    public static final IoctlRequest.All GIFCONF = new IoctlRequest.All("gifconf", "SIOCGIFCONF");

    /// The name of the interface of a number.
    public static final IoctlRequest.NameOf GIFNAME = new IoctlRequest.NameOf("gifname", "SIOCGIFNAME");

    /// The number of an interface.
    public static final IoctlRequest.Get<Integer> GIFINDEX = get("gifindex", "SIOCGIFINDEX", "ifr_ifindex", Shape.INT);

    /// The flags of an interface: the lower 16.
    public static final IoctlRequest.Get<InterfaceFlags> GIFFLAGS = get("gifflags", "SIOCGIFFLAGS", "ifr_flags", FLAGS);

    /// The address of an interface.
    public static final IoctlRequest.Get<Sockaddr> GIFADDR = get("gifaddr", "SIOCGIFADDR", "ifr_addr", Shape.SOCKADDR);

    /// The address of the other end of a point-to-point interface.
    public static final IoctlRequest.Get<Sockaddr> GIFDSTADDR =
            get("gifdstaddr", "SIOCGIFDSTADDR", "ifr_dstaddr", Shape.SOCKADDR);

    /// The broadcast address of an interface.
    public static final IoctlRequest.Get<Sockaddr> GIFBRDADDR =
            get("gifbrdaddr", "SIOCGIFBRDADDR", "ifr_broadaddr", Shape.SOCKADDR);

    /// The network mask of an interface.
    public static final IoctlRequest.Get<Sockaddr> GIFNETMASK =
            get("gifnetmask", "SIOCGIFNETMASK", "ifr_netmask", Shape.SOCKADDR);

    /// The link-layer address of an interface.
    public static final IoctlRequest.Get<HardwareAddress> GIFHWADDR =
            get("gifhwaddr", "SIOCGIFHWADDR", "ifr_hwaddr", HARDWARE_ADDRESS);

    /// The largest packet of an interface.
    public static final IoctlRequest.Get<Integer> GIFMTU = get("gifmtu", "SIOCGIFMTU", "ifr_mtu", Shape.INT);

    /// The device parameters of an interface.
    public static final IoctlRequest.Get<InterfaceMap> GIFMAP = get("gifmap", "SIOCGIFMAP", "ifr_map", MAP);

    /// The length of the transmit queue of an interface.
    public static final IoctlRequest.Get<Integer> GIFTXQLEN = get("giftxqlen", "SIOCGIFTXQLEN", "ifr_qlen", Shape.INT);

    /// Sets and clears flags of an interface.
    public static final IoctlRequest.SetFlags SIFFLAGS = new IoctlRequest.SetFlags("sifflags", "SIOCSIFFLAGS");

    /// Sets the address of an interface.
    public static final IoctlRequest.Set<Sockaddr> SIFADDR = set("sifaddr", "SIOCSIFADDR", "ifr_addr", Shape.SOCKADDR);

    /// Sets the address of the other end of a point-to-point interface.
    public static final IoctlRequest.Set<Sockaddr> SIFDSTADDR =
            set("sifdstaddr", "SIOCSIFDSTADDR", "ifr_dstaddr", Shape.SOCKADDR);

    /// Sets the broadcast address of an interface.
    public static final IoctlRequest.Set<Sockaddr> SIFBRDADDR =
            set("sifbrdaddr", "SIOCSIFBRDADDR", "ifr_broadaddr", Shape.SOCKADDR);

    /// Sets the network mask of an interface. (OTP has it, and refuses it.)
    public static final IoctlRequest.Set<Sockaddr> SIFNETMASK =
            set("sifnetmask", "SIOCSIFNETMASK", "ifr_netmask", Shape.SOCKADDR);

    /// Sets the link-layer address of an interface. (OTP has it, and refuses it.)
    public static final IoctlRequest.Set<HardwareAddress> SIFHWADDR =
            set("sifhwaddr", "SIOCSIFHWADDR", "ifr_hwaddr", HARDWARE_ADDRESS);

    /// Sets the largest packet of an interface.
    public static final IoctlRequest.Set<Integer> SIFMTU = set("sifmtu", "SIOCSIFMTU", "ifr_mtu", Shape.INT);

    /// Sets the device parameters of an interface; most devices have none: `EOPNOTSUPP`.
    public static final IoctlRequest.Set<InterfaceMap> SIFMAP = set("sifmap", "SIOCSIFMAP", "ifr_map", MAP);

    /// Sets the length of the transmit queue of an interface.
    public static final IoctlRequest.Set<Integer> SIFTXQLEN = set("siftxqlen", "SIOCSIFTXQLEN", "ifr_qlen", Shape.INT);

    private IoctlRequests() {}

    private static <T> IoctlRequest.Get<T> get(String name, String symbol, String field, Shape<T> shape) {
        return new IoctlRequest.Get<>(name, symbol, field, shape);
    }

    private static <T> IoctlRequest.Set<T> set(String name, String symbol, String field, Shape<T> shape) {
        return new IoctlRequest.Set<>(name, symbol, field, shape);
    }

    /// Lists every row.
    ///
    /// @return the requests
    public static List<IoctlRequest> all() {
        return List.of(
                NREAD, NWRITE, NUNSENT, ATMARK, GIFCONF, GIFNAME, GIFINDEX, GIFFLAGS, GIFADDR, GIFDSTADDR, GIFBRDADDR,
                GIFNETMASK, GIFHWADDR, GIFMTU,
                GIFMAP, GIFTXQLEN, SIFFLAGS, SIFADDR, SIFDSTADDR, SIFBRDADDR, SIFNETMASK, SIFHWADDR, SIFMTU, SIFMAP,
                SIFTXQLEN);
    }

    /// Looks a request up by its lower-case name, which is also OTP's.
    ///
    /// @param name such as `gifaddr`
    /// @return the request, or nothing if there is none
    public static Optional<IoctlRequest> named(String name) {
        return all().stream().filter(request -> request.name().equals(name)).findFirst();
    }
}
