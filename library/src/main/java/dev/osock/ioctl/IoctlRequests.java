package dev.osock.ioctl;

import dev.osock.address.Sockaddr;
import dev.osock.option.Shape;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The requests about a socket and about network interfaces that [dev.osock.Socket#ioctl] takes; see tcp(7), udp(7),
/// unix(7) and netdevice(7).
///
/// Addresses of interfaces are those of IPv4 only, and only IPv4 sockets can ask for them: others get `ENOTTY`. An
/// interface that does not exist is `ENODEV`; to change one needs a privilege: `EPERM`.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/options.html">Options, interfaces, namespaces, in the guide</a>
public final class IoctlRequests {

    /// The form of the flags of an interface: a C `short`.
    public static final Shape<InterfaceFlags> FLAGS = Shape.of(InterfaceFlags.class);

    /// The form of a link-layer address: `struct sockaddr` with up to 14 bytes.
    public static final Shape<HardwareAddress> HARDWARE_ADDRESS = Shape.of(HardwareAddress.class);

    /// The form of device parameters: `struct ifmap`.
    public static final Shape<InterfaceMap> MAP = Shape.of(InterfaceMap.class);

    /// How many bytes have come and have not been received: of a stream all, of a datagram socket those of the next
    /// datagram, of a Unix socket of [dev.osock.kind.Type#SEQPACKET] those of all records. `EINVAL` if a TCP socket
    /// listens, `ENOTTY` if this kind of socket does not tell.
    public static final IoctlRequest.OfSocket<Integer> NREAD =
            new IoctlRequest.OfSocket<>("nread", "SIOCINQ", Shape.INT);

    /// How much is in the send queue: of TCP the number of bytes that the peer has not acknowledged; of datagrams how
    /// many bytes of memory those take that have not left yet; of a Unix stream, what the peer has not received yet.
    /// `EINVAL` if a TCP socket listens.
    public static final IoctlRequest.OfSocket<Integer> NWRITE =
            new IoctlRequest.OfSocket<>("nwrite", "SIOCOUTQ", Shape.INT);

    /// How many of the bytes in the send queue of TCP have not been sent yet. OTP has no such request.
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

    /// The flags of an interface: the lower 16 bits.
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

    /// How many bytes a packet of an interface has at the most (its MTU), without the link-layer header.
    public static final IoctlRequest.Get<Integer> GIFMTU = get("gifmtu", "SIOCGIFMTU", "ifr_mtu", Shape.INT);

    /// How the hardware of an interface is reached.
    public static final IoctlRequest.Get<InterfaceMap> GIFMAP = get("gifmap", "SIOCGIFMAP", "ifr_map", MAP);

    /// How many packets the transmit queue of an interface holds.
    public static final IoctlRequest.Get<Integer> GIFTXQLEN = get("giftxqlen", "SIOCGIFTXQLEN", "ifr_qlen", Shape.INT);

    /// Sets and clears flags of an interface, such as [InterfaceFlags#UP].
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

    /// Sets how many bytes a packet of an interface has at the most (its MTU).
    public static final IoctlRequest.Set<Integer> SIFMTU = set("sifmtu", "SIOCSIFMTU", "ifr_mtu", Shape.INT);

    /// Sets how the hardware of an interface is reached; most devices do not take that: `EOPNOTSUPP`.
    public static final IoctlRequest.Set<InterfaceMap> SIFMAP = set("sifmap", "SIOCSIFMAP", "ifr_map", MAP);

    /// Sets how many packets the transmit queue of an interface holds.
    public static final IoctlRequest.Set<Integer> SIFTXQLEN = set("siftxqlen", "SIOCSIFTXQLEN", "ifr_qlen", Shape.INT);

    private IoctlRequests() {}

    private static <T> IoctlRequest.Get<T> get(String name, String symbol, String field, Shape<T> shape) {
        return new IoctlRequest.Get<>(name, symbol, field, shape);
    }

    private static <T> IoctlRequest.Set<T> set(String name, String symbol, String field, Shape<T> shape) {
        return new IoctlRequest.Set<>(name, symbol, field, shape);
    }

    /// Lists these requests.
    ///
    /// @return all of them
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
    /// @return the request, or nothing if none has that name
    public static Optional<IoctlRequest> named(String name) {
        Objects.requireNonNull(name, "name");
        return all().stream().filter(request -> request.name().equals(name)).findFirst();
    }
}
