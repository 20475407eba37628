package dev.osock.message;

import dev.osock.address.In6Addr;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.option.Credentials;
import dev.osock.option.ExtensionOptions;
import dev.osock.option.In6Pktinfo;
import dev.osock.option.InPktinfo;
import dev.osock.option.MtuInfo;
import dev.osock.option.RoutingHeader;
import dev.osock.option.Shape;
import dev.osock.option.Timespec;
import dev.osock.option.Timeval;
import dev.osock.option.Tos;
import dev.osock.sctp.SctpAuthinfo;
import dev.osock.sctp.SctpInitmsg;
import dev.osock.sctp.SctpNxtinfo;
import dev.osock.sctp.SctpPrinfo;
import dev.osock.sctp.SctpRcvinfo;
import dev.osock.sctp.SctpSndinfo;
import dev.osock.sctp.SctpSndrcvinfo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The types of control messages that the library knows.
///
/// Which of them are received is chosen by options: [#IP_TTL] by [dev.osock.option.IpOptions#RECVTTL], for example. To
/// send one, give its value to [ControlType#of]; what the operating system refuses is the errno in the description,
/// what can only be received an `IllegalArgumentException`.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/messages.html">Messages, in the guide</a>
public final class ControlTypes {

    /// The form of [#RIGHTS]: up to 253 C `int`s.
    public static final Shape<Rights> RIGHTS_SHAPE = Shape.of(Rights.class);

    /// The form of [#TIMESTAMPING]: three `struct timespec`.
    public static final Shape<Timestamping> TIMESTAMPING_SHAPE = Shape.of(Timestamping.class);

    /// The form of [#IP_RECVERR] and [#IPV6_RECVERR]: `struct sock_extended_err` and an address.
    public static final Shape<ExtendedError> ERROR_SHAPE = Shape.of(ExtendedError.class);

    /// The form of [#TIMESTAMPING_OPT_STATS]: attributes of netlink.
    public static final Shape<TimestampingStats> STATS_SHAPE = Shape.of(TimestampingStats.class);

    /// The form of [#TIMESTAMPING_PKTINFO]: `struct scm_ts_pktinfo`.
    public static final Shape<TimestampingPktinfo> TS_PKTINFO_SHAPE = Shape.of(TimestampingPktinfo.class);

    /// The form of [#SCTP_SNDRCV]: `struct sctp_sndrcvinfo`.
    public static final Shape<SctpSndrcvinfo> SNDRCV_SHAPE = Shape.of(SctpSndrcvinfo.class);

    /// The form of [#PACKET_AUXDATA]: `struct tpacket_auxdata`.
    public static final Shape<PacketAuxdata> AUXDATA_SHAPE = Shape.of(PacketAuxdata.class);

    /// The form of [#TLS_SET_RECORD_TYPE] and [#TLS_GET_RECORD_TYPE]: one byte.
    public static final Shape<TlsRecordType> RECORD_TYPE_SHAPE = Shape.of(TlsRecordType.class);

    private static final Shape<ExtensionOptions> EXTENSION_OPTIONS = Shape.of(ExtensionOptions.class);

    private static final List<ControlType<?>> ALL = new ArrayList<>();

    /// When the packet came, to the microsecond, since 1970. To send it is `EINVAL` on Linux; OTP can send it too.
    public static final ControlType<Timeval> TIMESTAMP =
            both("socket", "timestamp", "SOL_SOCKET", "SCM_TIMESTAMP", Shape.TIMEVAL, Shape.TIMEVAL);

    /// When the packet came, to the nanosecond, since 1970.
    public static final ControlType<Timespec> TIMESTAMPNS =
            received("socket", "timestampns", "SOL_SOCKET", "SCM_TIMESTAMPNS", Shape.TIMESPEC);

    /// When the packet came or was sent, by the clocks of the kernel and of the network device.
    public static final ControlType<Timestamping> TIMESTAMPING =
            received("socket", "timestamping", "SOL_SOCKET", "SCM_TIMESTAMPING", TIMESTAMPING_SHAPE);

    /// The numbers of descriptors that are passed over a Unix socket. Sent, the peer gets duplicates; received, they
    /// belong to the message: use [dev.osock.ReceivedMsg#descriptors()]. [dev.osock.BlockingIo#sendDescriptors] is
    /// simpler.
    public static final ControlType<Rights> RIGHTS =
            both("socket", "rights", "SOL_SOCKET", "SCM_RIGHTS", RIGHTS_SHAPE, RIGHTS_SHAPE);

    /// The numbers of the sender's process, user and group. Sent, they must be the sender's own, unless it has a
    /// privilege: `EPERM`.
    public static final ControlType<Credentials> CREDENTIALS = both(
            "socket", "credentials", "SOL_SOCKET", "SCM_CREDENTIALS", Shape.CREDENTIALS, Shape.CREDENTIALS);

    /// How many messages have been dropped since the socket was opened.
    public static final ControlType<Long> RXQ_OVFL =
            received("socket", "rxq_ovfl", "SOL_SOCKET", "SO_RXQ_OVFL", Shape.UINT32);

    /// The number of the descriptor that stands for the sender's process; less than 0 if there is none, as that process
    /// is gone. The descriptor belongs to the message: [dev.osock.ReceivedMsg#pidfd] gives it.
    public static final ControlType<Integer> PIDFD =
            received("socket", "pidfd", "SOL_SOCKET", "SCM_PIDFD", Shape.INT);

    /// The sender's security context, as the kernel's security module writes it.
    public static final ControlType<String> SECURITY =
            received("socket", "security", "SOL_SOCKET", "SCM_SECURITY", Shape.TEXT);

    /// The mark of the packet, a number of 32 bits for routing and filtering. To send it needs a privilege: `EPERM`.
    public static final ControlType<Integer> MARK =
            both("socket", "mark", "SOL_SOCKET", "SO_MARK", Shape.INT, Shape.INT);

    /// The priority of the packet, for the packet scheduler, 0 to 6. To send more needs a privilege: `EPERM`; before
    /// Linux 6.14 to send it at all is `EINVAL`.
    public static final ControlType<Integer> PRIORITY =
            both("socket", "priority", "SOL_SOCKET", "SO_PRIORITY", Shape.INT, Shape.INT);

    /// When the packet is to be sent, in nanoseconds by the clock of [dev.osock.option.SocketOptions#TXTIME], which
    /// must have been set: `EINVAL`. A packet scheduler that knows of it, such as `etf` or `fq`, sees to it.
    public static final ControlType<Long> TXTIME = sent("socket", "txtime", "SOL_SOCKET", "SCM_TXTIME", Shape.UINT64);

    /// The number that comes with the packet's time stamp ([ExtendedError#data()]), instead of the kernel's own count,
    /// 0..4294967295. `EINVAL` without [dev.osock.option.TimestampingFlags#OPT_ID], on streams, and before Linux 6.13.
    public static final ControlType<Long> TS_OPT_ID =
            sent("socket", "ts_opt_id", "SOL_SOCKET", "SCM_TS_OPT_ID", Shape.UINT32);

    /// Statistics of a TCP connection at the moment when one of its packets got a time stamp: with
    /// [dev.osock.option.TimestampingFlags#OPT_STATS].
    public static final ControlType<TimestampingStats> TIMESTAMPING_OPT_STATS =
            received("socket", "timestamping_opt_stats", "SOL_SOCKET", "SCM_TIMESTAMPING_OPT_STATS", STATS_SHAPE);

    /// Which packet a device's time stamp is of: with [dev.osock.option.TimestampingFlags#OPT_PKTINFO].
    public static final ControlType<TimestampingPktinfo> TIMESTAMPING_PKTINFO =
            received("socket", "timestamping_pktinfo", "SOL_SOCKET", "SCM_TIMESTAMPING_PKTINFO", TS_PKTINFO_SHAPE);

    /// How many bytes are left to receive; of a Unix stream.
    public static final ControlType<Integer> INQ = received("socket", "inq", "SOL_SOCKET", "SCM_INQ", Shape.INT);

    /// The type of service of the packet, the second byte of its header.
    public static final ControlType<Tos> IP_TOS = both("ip", "tos", "IPPROTO_IP", "IP_TOS", Shape.TOS_BYTE, Shape.TOS);

    /// The type of service of the packet, as systems other than Linux call it.
    public static final ControlType<Tos> IP_RECVTOS =
            received("ip", "recvtos", "IPPROTO_IP", "IP_RECVTOS", Shape.TOS_BYTE);

    /// The time to live of the packet, how many routers it may still pass: received 0 to 255, sent 1 to 255.
    public static final ControlType<Integer> IP_TTL =
            both("ip", "ttl", "IPPROTO_IP", "IP_TTL", Shape.INT, Shape.INT);

    /// The time to live of the packet, as systems other than Linux call it.
    public static final ControlType<Integer> IP_RECVTTL =
            received("ip", "recvttl", "IPPROTO_IP", "IP_RECVTTL", Shape.UINT8);

    /// Where the packet came in or shall go out. OTP can only receive it.
    public static final ControlType<InPktinfo> IP_PKTINFO =
            both("ip", "pktinfo", "IPPROTO_IP", "IP_PKTINFO", Shape.IN_PKTINFO, Shape.IN_PKTINFO);

    /// The destination address that the packet had before it was redirected to this host.
    public static final ControlType<Sockaddr> IP_ORIGDSTADDR =
            received("ip", "origdstaddr", "IPPROTO_IP", "IP_ORIGDSTADDR", Shape.SOCKADDR);

    /// An error that the network has reported, or word about what was sent; with [MsgFlags#ERRQUEUE] only.
    public static final ControlType<ExtendedError> IP_RECVERR =
            received("ip", "recverr", "IPPROTO_IP", "IP_RECVERR", ERROR_SHAPE);

    /// The size of the largest fragment in bytes, if the packet came in fragments.
    public static final ControlType<Integer> IP_RECVFRAGSIZE =
            received("ip", "recvfragsize", "IPPROTO_IP", "IP_RECVFRAGSIZE", Shape.INT);

    /// The sum over the packet's bytes, if the device gives it, 0..4294967295.
    public static final ControlType<Long> IP_CHECKSUM =
            received("ip", "checksum", "IPPROTO_IP", "IP_CHECKSUM", Shape.UINT32);

    /// The IP options of the packet.
    public static final ControlType<RawBytes> IP_RECVOPTS =
            received("ip", "recvopts", "IPPROTO_IP", "IP_RECVOPTS", Shape.BYTES);

    /// The IP options of the packet. Received, they are made ready for the answer; sent, they go into the header.
    public static final ControlType<RawBytes> IP_RETOPTS =
            both("ip", "retopts", "IPPROTO_IP", "IP_RETOPTS", Shape.BYTES, Shape.BYTES);

    /// The protocol's number in a packet that is sent with its header ([dev.osock.option.IpOptions#HDRINCL]), 1 to 255,
    /// for the rules of routing and IPsec. Since Linux 6.4.
    public static final ControlType<Integer> IP_PROTOCOL =
            sent("ip", "protocol", "IPPROTO_IP", "IP_PROTOCOL", Shape.INT);

    /// Where the packet came in or shall go out. OTP can only receive it.
    public static final ControlType<In6Pktinfo> IPV6_PKTINFO =
            both("ipv6", "pktinfo", "IPPROTO_IPV6", "IPV6_PKTINFO", Shape.IN6_PKTINFO, Shape.IN6_PKTINFO);

    /// The hop limit of the packet, how many routers it may still pass: received 0 to 255; sent -1 for the default too.
    public static final ControlType<Integer> IPV6_HOPLIMIT =
            both("ipv6", "hoplimit", "IPPROTO_IPV6", "IPV6_HOPLIMIT", Shape.INT, Shape.INT);

    /// The traffic class of the packet: received 0 to 255; sent -1 for the default too.
    public static final ControlType<Integer> IPV6_TCLASS =
            both("ipv6", "tclass", "IPPROTO_IPV6", "IPV6_TCLASS", Shape.INT, Shape.INT);

    /// The traffic class of the packet, as systems other than Linux call it.
    public static final ControlType<Integer> IPV6_RECVTCLASS =
            received("ipv6", "recvtclass", "IPPROTO_IPV6", "IPV6_RECVTCLASS", Shape.INT);

    /// Traffic class and flow label of the packet, as [dev.osock.address.SockaddrIn6#flowinfo()] has them.
    public static final ControlType<Long> IPV6_FLOWINFO =
            both("ipv6", "flowinfo", "IPPROTO_IPV6", "IPV6_FLOWINFO", Shape.UINT32, Shape.UINT32);

    /// The destination address that the packet had before it was redirected to this host.
    public static final ControlType<Sockaddr> IPV6_ORIGDSTADDR =
            received("ipv6", "origdstaddr", "IPPROTO_IPV6", "IPV6_ORIGDSTADDR", Shape.SOCKADDR);

    /// An error that the network has reported, or word about what was sent; with [MsgFlags#ERRQUEUE] only.
    public static final ControlType<ExtendedError> IPV6_RECVERR =
            received("ipv6", "recverr", "IPPROTO_IPV6", "IPV6_RECVERR", ERROR_SHAPE);

    /// The hop-by-hop options of the packet, for every router on the way. To send them needs a privilege: `EPERM`.
    public static final ControlType<ExtensionOptions> IPV6_HOPOPTS =
            both("ipv6", "hopopts", "IPPROTO_IPV6", "IPV6_HOPOPTS", EXTENSION_OPTIONS, EXTENSION_OPTIONS);

    /// The destination options of the packet. Received, there may be two: those before the routing header come first.
    /// Sent, they are for the receiver, and need a privilege: `EPERM`.
    public static final ControlType<ExtensionOptions> IPV6_DSTOPTS =
            both("ipv6", "dstopts", "IPPROTO_IPV6", "IPV6_DSTOPTS", EXTENSION_OPTIONS, EXTENSION_OPTIONS);

    /// The destination options that stand before the routing header, for every host that it lists; they are sent only
    /// together with one. To send them needs a privilege: `EPERM`.
    public static final ControlType<ExtensionOptions> IPV6_RTHDRDSTOPTS =
            sent("ipv6", "rthdrdstopts", "IPPROTO_IPV6", "IPV6_RTHDRDSTOPTS", EXTENSION_OPTIONS);

    /// The routing header of the packet. To send it, Linux takes only one of type 2, if it supports mobile hosts:
    /// `EINVAL`. [dev.osock.option.Ipv6Options#RTHDR] takes others.
    public static final ControlType<RoutingHeader> IPV6_RTHDR = both(
            "ipv6", "rthdr", "IPPROTO_IPV6", "IPV6_RTHDR", Shape.of(RoutingHeader.class),
            Shape.of(RoutingHeader.class));

    /// How large a packet may be, as one that was sent was too large for its path.
    public static final ControlType<MtuInfo> IPV6_PATHMTU =
            received("ipv6", "pathmtu", "IPPROTO_IPV6", "IPV6_PATHMTU", Shape.of(MtuInfo.class));

    /// Whether this packet is refused (`EMSGSIZE`) if it would have to be cut into fragments, whatever the socket's
    /// option says.
    public static final ControlType<Boolean> IPV6_DONTFRAG =
            sent("ipv6", "dontfrag", "IPPROTO_IPV6", "IPV6_DONTFRAG", Shape.FLAG);

    /// The size of the largest fragment in bytes, if the packet came in fragments.
    public static final ControlType<Integer> IPV6_RECVFRAGSIZE =
            received("ipv6", "recvfragsize", "IPPROTO_IPV6", "IPV6_RECVFRAGSIZE", Shape.INT);

    /// How many bytes are left to receive; of a TCP connection.
    public static final ControlType<Integer> TCP_INQ = received("tcp", "inq", "IPPROTO_TCP", "TCP_CM_INQ", Shape.INT);

    /// How many bytes a datagram has: the message's bytes are sent as several datagrams of this size, 1 to 65535.
    public static final ControlType<Integer> UDP_SEGMENT =
            sent("udp", "segment", "IPPROTO_UDP", "UDP_SEGMENT", Shape.UINT16);

    /// How many bytes a datagram has: the message's bytes are several datagrams of this size.
    public static final ControlType<Integer> UDP_GRO = received("udp", "gro", "IPPROTO_UDP", "UDP_GRO", Shape.INT);

    /// What the kernel knows of the packet, such as its VLAN.
    public static final ControlType<PacketAuxdata> PACKET_AUXDATA =
            received("packet", "auxdata", "SOL_PACKET", "PACKET_AUXDATA", AUXDATA_SHAPE);

    /// The number of the group that the message was sent to; 0 for none.
    public static final ControlType<Long> NETLINK_PKTINFO =
            received("netlink", "pktinfo", "SOL_NETLINK", "NETLINK_PKTINFO", Shape.UINT32);

    /// The number of the network namespace that the message was sent in, if it was another one.
    public static final ControlType<Integer> NETLINK_NSID =
            received("netlink", "nsid", "SOL_NETLINK", "NETLINK_LISTEN_ALL_NSID", Shape.INT);

    /// How an association begins that the message has the kernel make; of a socket that may have many.
    public static final ControlType<SctpInitmsg> SCTP_INIT =
            sent("sctp", "init", "IPPROTO_SCTP", "SCTP_INIT", Shape.SCTP_INITMSG);

    /// What the message is part of, the old way. It is received with [dev.osock.option.SctpOptions#EVENTS], of
    /// [dev.osock.sctp.SctpEventType#DATA_IO].
    public static final ControlType<SctpSndrcvinfo> SCTP_SNDRCV =
            both("sctp", "sndrcv", "IPPROTO_SCTP", "SCTP_SNDRCV", SNDRCV_SHAPE, SNDRCV_SHAPE);

    /// What the message is to be part of.
    public static final ControlType<SctpSndinfo> SCTP_SNDINFO =
            sent("sctp", "sndinfo", "IPPROTO_SCTP", "SCTP_SNDINFO", Shape.of(SctpSndinfo.class));

    /// What the message is part of. It comes with the first piece, and with each that follows.
    public static final ControlType<SctpRcvinfo> SCTP_RCVINFO =
            received("sctp", "rcvinfo", "IPPROTO_SCTP", "SCTP_RCVINFO", Shape.of(SctpRcvinfo.class));

    /// What the next message is part of, if it is there.
    public static final ControlType<SctpNxtinfo> SCTP_NXTINFO =
            received("sctp", "nxtinfo", "IPPROTO_SCTP", "SCTP_NXTINFO", Shape.of(SctpNxtinfo.class));

    /// When the message is given up.
    public static final ControlType<SctpPrinfo> SCTP_PRINFO =
            sent("sctp", "prinfo", "IPPROTO_SCTP", "SCTP_PRINFO", Shape.of(SctpPrinfo.class));

    /// The key that the message is signed with.
    public static final ControlType<SctpAuthinfo> SCTP_AUTHINFO =
            sent("sctp", "authinfo", "IPPROTO_SCTP", "SCTP_AUTHINFO", Shape.of(SctpAuthinfo.class));

    /// A further address of the peer, for the association that the message has the kernel make; its port is that of
    /// the message's address.
    public static final ControlType<InAddr> SCTP_DSTADDRV4 =
            sent("sctp", "dstaddrv4", "IPPROTO_SCTP", "SCTP_DSTADDRV4", Shape.IN_ADDR);

    /// A further IPv6 address of the peer, otherwise as [#SCTP_DSTADDRV4].
    public static final ControlType<In6Addr> SCTP_DSTADDRV6 =
            sent("sctp", "dstaddrv6", "IPPROTO_SCTP", "SCTP_DSTADDRV6", Shape.of(In6Addr.class));

    /// Of what type the records are that the message's bytes make, all of them, in however many system calls they go;
    /// with [dev.osock.option.TlsOptions#TX] only. `EINVAL` with [MsgFlags#MORE].
    public static final ControlType<TlsRecordType> TLS_SET_RECORD_TYPE =
            sent("tls", "set_record_type", "SOL_TLS", "TLS_SET_RECORD_TYPE", RECORD_TYPE_SHAPE);

    /// Of what type the records are that the message's bytes come from, which is one for all; with
    /// [dev.osock.option.TlsOptions#RX]. A receive that has no room for it, as all but those of messages, fails with
    /// `EIO` if the type is another than [TlsRecordType#APPLICATION_DATA]; the record stays for the next.
    public static final ControlType<TlsRecordType> TLS_GET_RECORD_TYPE =
            received("tls", "get_record_type", "SOL_TLS", "TLS_GET_RECORD_TYPE", RECORD_TYPE_SHAPE);

    private ControlTypes() {}

    /// Lists these types.
    ///
    /// @return all of them
    public static List<ControlType<?>> all() {
        return Collections.unmodifiableList(ALL);
    }

    /// Looks a type up by the lower-case names of its level and itself, which are also OTP's.
    ///
    /// @param level the level: `ip`
    /// @param name the type: `ttl`
    /// @return the type, or nothing if none has these names
    public static Optional<ControlType<?>> named(String level, String name) {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(name, "name");
        return ALL.stream()
                .filter(each -> each.levelName().equals(level) && each.name().equals(name))
                .<ControlType<?>>map(each -> each)
                .findFirst();
    }

    private static <T> ControlType<T> both(
            String levelName, String name, String level, String symbol, Shape<T> received, Shape<T> sent) {
        return add(new ControlType<>(levelName, name, level, symbol, Optional.of(received), Optional.of(sent)));
    }

    private static <T> ControlType<T> received(
            String levelName, String name, String level, String symbol, Shape<T> received) {
        return add(new ControlType<>(levelName, name, level, symbol, Optional.of(received), Optional.empty()));
    }

    private static <T> ControlType<T> sent(
            String levelName, String name, String level, String symbol, Shape<T> sent) {
        return add(new ControlType<>(levelName, name, level, symbol, Optional.empty(), Optional.of(sent)));
    }

    private static <T> ControlType<T> add(ControlType<T> type) {
        ALL.add(type);
        return type;
    }
}
