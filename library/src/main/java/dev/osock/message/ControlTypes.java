package dev.osock.message;

import dev.osock.address.Sockaddr;
import dev.osock.option.Credentials;
import dev.osock.option.In6Pktinfo;
import dev.osock.option.InPktinfo;
import dev.osock.option.Shape;
import dev.osock.option.Timespec;
import dev.osock.option.Timeval;
import dev.osock.option.Tos;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// The types of control messages, one row each.
///
/// Which of them come is chosen by options: [#IP_TTL] by [dev.osock.option.IpOptions#RECVTTL], for example.
public final class ControlTypes {

    /// The form of [#RIGHTS]: any number of C `int`s.
    public static final Shape<Rights> RIGHTS_SHAPE = Shape.of(Rights.class);

    /// The form of [#TIMESTAMPING]: three `struct timespec`.
    public static final Shape<Timestamping> TIMESTAMPING_SHAPE = Shape.of(Timestamping.class);

    /// The form of [#IP_RECVERR] and [#IPV6_RECVERR]: `struct sock_extended_err` and an address.
    public static final Shape<ExtendedError> ERROR_SHAPE = Shape.of(ExtendedError.class);

    private static final List<ControlType<?>> ALL = new ArrayList<>();

    /// When the message came, to the microsecond. OTP can send it; Linux refuses that with `EINVAL`.
    public static final ControlType<Timeval> TIMESTAMP =
            both("socket", "timestamp", "SOL_SOCKET", "SCM_TIMESTAMP", Shape.TIMEVAL, Shape.TIMEVAL);

    /// When the message came, to the nanosecond.
    public static final ControlType<Timespec> TIMESTAMPNS =
            received("socket", "timestampns", "SOL_SOCKET", "SCM_TIMESTAMPNS", Shape.TIMESPEC);

    /// When the message came or was sent, as software and as the device saw it.
    public static final ControlType<Timestamping> TIMESTAMPING =
            received("socket", "timestamping", "SOL_SOCKET", "SCM_TIMESTAMPING", TIMESTAMPING_SHAPE);

    /// Descriptors. Sent, the peer gets duplicates; received ones belong to the message.
    public static final ControlType<Rights> RIGHTS =
            both("socket", "rights", "SOL_SOCKET", "SCM_RIGHTS", RIGHTS_SHAPE, RIGHTS_SHAPE);

    /// Which process the sender is. Sent, they must be its own, unless it is privileged: `EPERM`.
    public static final ControlType<Credentials> CREDENTIALS = both(
            "socket", "credentials", "SOL_SOCKET", "SCM_CREDENTIALS", Shape.CREDENTIALS, Shape.CREDENTIALS);

    /// How many messages have been dropped since the socket was opened.
    public static final ControlType<Long> RXQ_OVFL =
            received("socket", "rxq_ovfl", "SOL_SOCKET", "SO_RXQ_OVFL", Shape.UINT32);

    /// The type of service of the packet.
    public static final ControlType<Tos> IP_TOS = both("ip", "tos", "IPPROTO_IP", "IP_TOS", Shape.TOS_BYTE, Shape.TOS);

    /// The type of service of the packet, as systems other than Linux call it.
    public static final ControlType<Tos> IP_RECVTOS =
            received("ip", "recvtos", "IPPROTO_IP", "IP_RECVTOS", Shape.TOS_BYTE);

    /// The time to live of the packet.
    public static final ControlType<Integer> IP_TTL =
            both("ip", "ttl", "IPPROTO_IP", "IP_TTL", Shape.INT, Shape.INT);

    /// The time to live of the packet, as systems other than Linux call it.
    public static final ControlType<Integer> IP_RECVTTL =
            received("ip", "recvttl", "IPPROTO_IP", "IP_RECVTTL", Shape.UINT8);

    /// Where the packet came in or shall go out. OTP can only receive it.
    public static final ControlType<InPktinfo> IP_PKTINFO =
            both("ip", "pktinfo", "IPPROTO_IP", "IP_PKTINFO", Shape.IN_PKTINFO, Shape.IN_PKTINFO);

    /// The destination before redirection.
    public static final ControlType<Sockaddr> IP_ORIGDSTADDR =
            received("ip", "origdstaddr", "IPPROTO_IP", "IP_ORIGDSTADDR", Shape.SOCKADDR);

    /// An error that the network has reported.
    public static final ControlType<ExtendedError> IP_RECVERR =
            received("ip", "recverr", "IPPROTO_IP", "IP_RECVERR", ERROR_SHAPE);

    /// Where the packet came in or shall go out. OTP can only receive it.
    public static final ControlType<In6Pktinfo> IPV6_PKTINFO =
            both("ipv6", "pktinfo", "IPPROTO_IPV6", "IPV6_PKTINFO", Shape.IN6_PKTINFO, Shape.IN6_PKTINFO);

    /// The hop limit of the packet.
    public static final ControlType<Integer> IPV6_HOPLIMIT =
            both("ipv6", "hoplimit", "IPPROTO_IPV6", "IPV6_HOPLIMIT", Shape.INT, Shape.INT);

    /// The traffic class of the packet.
    public static final ControlType<Integer> IPV6_TCLASS =
            both("ipv6", "tclass", "IPPROTO_IPV6", "IPV6_TCLASS", Shape.INT, Shape.INT);

    /// The traffic class of the packet, as systems other than Linux call it.
    public static final ControlType<Integer> IPV6_RECVTCLASS =
            received("ipv6", "recvtclass", "IPPROTO_IPV6", "IPV6_RECVTCLASS", Shape.INT);

    /// Traffic class and flow label of the packet, as bytes in network order, like
    /// [dev.osock.address.SockaddrIn6#flowinfo()].
    public static final ControlType<Long> IPV6_FLOWINFO =
            both("ipv6", "flowinfo", "IPPROTO_IPV6", "IPV6_FLOWINFO", Shape.UINT32, Shape.UINT32);

    /// The destination before redirection.
    public static final ControlType<Sockaddr> IPV6_ORIGDSTADDR =
            received("ipv6", "origdstaddr", "IPPROTO_IPV6", "IPV6_ORIGDSTADDR", Shape.SOCKADDR);

    /// An error that the network has reported.
    public static final ControlType<ExtendedError> IPV6_RECVERR =
            received("ipv6", "recverr", "IPPROTO_IPV6", "IPV6_RECVERR", ERROR_SHAPE);

    /// Sends the message's bytes as several datagrams of this size.
    public static final ControlType<Integer> UDP_SEGMENT = new ControlType<>(
            "udp", "segment", "IPPROTO_UDP", "UDP_SEGMENT", Optional.empty(), Optional.of(Shape.UINT16));

    /// The message's bytes are several datagrams of this size.
    public static final ControlType<Integer> UDP_GRO = received("udp", "gro", "IPPROTO_UDP", "UDP_GRO", Shape.INT);

    static {
        ALL.add(UDP_SEGMENT);
    }

    private ControlTypes() {}

    /// Lists every row.
    ///
    /// @return the types
    public static List<ControlType<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /// Looks a type up by its lower-case names, which are also OTP's.
    ///
    /// @param level the level: `ip`
    /// @param name the type: `ttl`
    /// @return the type, or nothing if there is none
    public static Optional<ControlType<?>> named(String level, String name) {
        return ALL.stream()
                .filter(each -> each.levelName().equals(level) && each.name().equals(name))
                .<ControlType<?>>map(each -> each)
                .findFirst();
    }

    private static <T> ControlType<T> both(
            String levelName, String name, String level, String symbol, Shape<T> received, Shape<T> sent) {
        var type = new ControlType<>(levelName, name, level, symbol, Optional.of(received), Optional.of(sent));
        ALL.add(type);
        return type;
    }

    private static <T> ControlType<T> received(
            String levelName, String name, String level, String symbol, Shape<T> received) {
        var type =
                new ControlType<>(levelName, name, level, symbol, Optional.of(received), Optional.<Shape<T>>empty());
        ALL.add(type);
        return type;
    }
}
