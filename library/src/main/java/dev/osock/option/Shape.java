package dev.osock.option;

import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.sctp.SctpAssocparams;
import dev.osock.sctp.SctpEvents;
import dev.osock.sctp.SctpInitmsg;
import dev.osock.sctp.SctpRtoinfo;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// The form of the value of an option, a control message or a request: its Java type, and the C type that the operating
/// system has. The library knows how the bytes of each are laid out; a program can use these forms, but not make
/// others. Two are equal only if they are the same object.
///
/// @param <T> the Java type
public final class Shape<T> {

    /// The most bytes that a value has room for.
    private static final int MOST = 1 << 20;

    /// A C `int` that is 0 or not.
    public static final Shape<Boolean> FLAG = new Shape<>("flag", Boolean.class);

    /// A C `int`.
    public static final Shape<Integer> INT = new Shape<>("int", Integer.class);

    /// One byte, unsigned.
    public static final Shape<Integer> UINT8 = new Shape<>("uint8", Integer.class);

    /// Two bytes, unsigned.
    public static final Shape<Integer> UINT16 = new Shape<>("uint16", Integer.class);

    /// Four bytes, unsigned.
    public static final Shape<Long> UINT32 = new Shape<>("uint32", Long.class);

    /// `struct linger`.
    public static final Shape<Linger> LINGER = new Shape<>("linger", Linger.class);

    /// `struct timeval`.
    public static final Shape<Timeval> TIMEVAL = new Shape<>("timeval", Timeval.class);

    /// `struct timespec`.
    public static final Shape<Timespec> TIMESPEC = new Shape<>("timespec", Timespec.class);

    /// The type of service of a packet, as a C `int`.
    public static final Shape<Tos> TOS = new Shape<>("tos", Tos.class);

    /// The type of service of a packet, as one byte.
    public static final Shape<Tos> TOS_BYTE = new Shape<>("tos byte", Tos.class);

    /// `struct ucred`.
    public static final Shape<Credentials> CREDENTIALS = new Shape<>("ucred", Credentials.class);

    /// `struct in_pktinfo`.
    public static final Shape<InPktinfo> IN_PKTINFO = new Shape<>("in_pktinfo", InPktinfo.class);

    /// `struct in6_pktinfo`.
    public static final Shape<In6Pktinfo> IN6_PKTINFO = new Shape<>("in6_pktinfo", In6Pktinfo.class);

    /// `struct sockaddr` of any family.
    public static final Shape<Sockaddr> SOCKADDR = new Shape<>("sockaddr", Sockaddr.class);

    /// The `SOF_TIMESTAMPING_*` bits, a C `int`.
    public static final Shape<TimestampingFlags> TIMESTAMPING_FLAGS =
            new Shape<>("timestamping flags", TimestampingFlags.class);

    /// Eight bytes, unsigned.
    public static final Shape<Long> UINT64 = new Shape<>("uint64", Long.class);

    /// A C `int` of -1 to 255: how many routers a packet passes at the most, or -1 for the default.
    public static final Shape<Integer> HOPS = new Shape<>("hops", Integer.class);

    /// Characters of one byte each; the operating system ends them with a NUL, which is not part of the value.
    public static final Shape<String> TEXT = new Shape<>("text", String.class);

    /// `char[IFNAMSIZ]`: the name of an interface, of up to 15 characters; the kernel would cut a longer one.
    public static final Shape<String> IF_NAME = new Shape<>("interface name", String.class);

    /// Any number of bytes, as they are.
    public static final Shape<RawBytes> BYTES = new Shape<>("bytes", RawBytes.class);

    /// Any number of C `int`s, unsigned.
    public static final Shape<IntList> INTS = new Shape<>("ints", IntList.class);

    /// Any number of bits: the numbers of those that are set, from 1 on.
    public static final Shape<IntList> BIT_NUMBERS = new Shape<>("bit numbers", IntList.class);

    /// An error number.
    public static final Shape<Errno> ERRNO = new Shape<>("errno", Errno.class);

    /// An address family.
    public static final Shape<Domain> DOMAIN = new Shape<>("domain", Domain.class);

    /// A socket type.
    public static final Shape<Type> TYPE = new Shape<>("type", Type.class);

    /// A protocol.
    public static final Shape<Protocol> PROTOCOL = new Shape<>("protocol", Protocol.class);

    /// `struct in_addr`.
    public static final Shape<InAddr> IN_ADDR = new Shape<>("in_addr", InAddr.class);

    /// The number of a network interface; in C in network order.
    public static final Shape<Integer> IF_INDEX_BE = new Shape<>("interface", Integer.class);

    /// The number of a network interface; in C a `struct ip_mreqn` without addresses.
    public static final Shape<Integer> IF_INDEX_MREQN = new Shape<>("ip_mreqn", Integer.class);

    /// `struct ip_mreq`.
    public static final Shape<IpMreq> IP_MREQ = new Shape<>("ip_mreq", IpMreq.class);

    /// `struct ip_mreq_source`.
    public static final Shape<IpMreqSource> IP_MREQ_SOURCE = new Shape<>("ip_mreq_source", IpMreqSource.class);

    /// `struct ip_msfilter`.
    public static final Shape<IpMsfilter> IP_MSFILTER = new Shape<>("ip_msfilter", IpMsfilter.class);

    /// `struct ipv6_mreq`.
    public static final Shape<Ipv6Mreq> IPV6_MREQ = new Shape<>("ipv6_mreq", Ipv6Mreq.class);

    /// `struct group_req`.
    public static final Shape<GroupReq> GROUP_REQ = new Shape<>("group_req", GroupReq.class);

    /// `struct group_source_req`.
    public static final Shape<GroupSourceReq> GROUP_SOURCE_REQ = new Shape<>("group_source_req", GroupSourceReq.class);

    /// `IP_PMTUDISC_*`.
    public static final Shape<PmtuDiscovery> PMTU = new Shape<>("pmtu discovery", PmtuDiscovery.class);

    /// Two ports in one C `int`.
    public static final Shape<PortRange> PORT_RANGE = new Shape<>("port range", PortRange.class);

    /// `struct sock_txtime`.
    public static final Shape<Txtime> TXTIME = new Shape<>("sock_txtime", Txtime.class);

    /// `struct sock_fprog` and the program it points to.
    public static final Shape<SocketFilter> FILTER = new Shape<>("sock_fprog", SocketFilter.class);

    /// Any number of `struct sock_filter`.
    public static final Shape<SocketFilter> FILTER_PROGRAM = new Shape<>("sock_filter", SocketFilter.class);

    /// `struct tcp_info`, as much of it as the kernel has.
    public static final Shape<TcpInfo> TCP_INFO = new Shape<>("tcp_info", TcpInfo.class);

    /// `struct tcp_md5sig`.
    public static final Shape<TcpMd5sig> MD5SIG = new Shape<>("tcp_md5sig", TcpMd5sig.class);

    /// `struct sctp_initmsg`.
    public static final Shape<SctpInitmsg> SCTP_INITMSG = new Shape<>("sctp_initmsg", SctpInitmsg.class);

    /// `struct sctp_rtoinfo`.
    public static final Shape<SctpRtoinfo> SCTP_RTOINFO = new Shape<>("sctp_rtoinfo", SctpRtoinfo.class);

    /// `struct sctp_assocparams`.
    public static final Shape<SctpAssocparams> SCTP_ASSOCPARAMS =
            new Shape<>("sctp_assocparams", SctpAssocparams.class);

    /// `struct sctp_event_subscribe`.
    public static final Shape<SctpEvents> SCTP_EVENTS = new Shape<>("sctp_event_subscribe", SctpEvents.class);

    /// Any Java object; the operating system does not get it.
    public static final Shape<Object> OBJECT = new Shape<>("object", Object.class);

    /// How much a receive takes at the most; the operating system does not get it.
    public static final Shape<ReceiveBuffer> RECEIVE_BUFFER = new Shape<>("receive buffer", ReceiveBuffer.class);

    /// By this the codec is found.
    private final String name;

    private final Class<T> type;

    /// The room for a value that is read; less than 0 for what is usual.
    private final int size;

    /// What that room holds before; null for zero bytes.
    private final @Nullable RawBytes initial;

    private Shape(String name, Class<T> type) {
        this(name, type, -1, null);
    }

    private Shape(String name, Class<T> type, int size, @Nullable RawBytes initial) {
        this.name = name;
        this.type = type;
        this.size = size;
        this.initial = initial;
    }

    /// Makes the form of bytes of which `size` are read: getsockopt(2) is given memory of just that size, which is zero
    /// before. Any number of bytes can be set.
    ///
    /// @param size how many bytes at the most are read, 0 to 1048576 (1 MiB); with 0 getsockopt(2) is given no memory
    /// @return the form
    /// @throws IllegalArgumentException if the size is outside that range
    public static Shape<RawBytes> bytes(int size) {
        if (size < 0 || size > MOST) {
            throw new IllegalArgumentException("bytes: not a size in 0.." + MOST + ": " + size);
        }
        return new Shape<>("bytes", RawBytes.class, size, null);
    }

    /// Makes the form of bytes that are read into memory which holds something before, for options that find an
    /// argument there. Any number of bytes can be set.
    ///
    /// @param initial what getsockopt(2) is given, and so how many bytes at the most are read: up to 1048576 (1 MiB)
    /// @return the form
    /// @throws IllegalArgumentException if there are more bytes
    public static Shape<RawBytes> bytes(RawBytes initial) {
        Objects.requireNonNull(initial, "initial");
        int size = bytes(initial.array().length).size;
        return new Shape<>("bytes", RawBytes.class, size, initial);
    }

    /// Makes the form of a Java type that has only one, such as [TcpAoKey]: of a type of this library for which there
    /// is no constant here.
    ///
    /// @param <T> the type
    /// @param type the type, whose description names the C structure if there is one
    /// @return the form
    /// @throws IllegalArgumentException if it is no such type
    public static <T> Shape<T> of(Class<T> type) {
        Objects.requireNonNull(type, "type");
        return new Shape<>(
                switch (type.getName()) {
                    case "dev.osock.option.SocketMemory" -> "meminfo";
                    case "dev.osock.option.GroupFilter" -> "group_filter";
                    case "dev.osock.option.MtuInfo" -> "ip6_mtuinfo";
                    case "dev.osock.option.SourcePreferences" -> "source preferences";
                    case "dev.osock.option.FlowLabelRequest" -> "in6_flowlabel_req";
                    case "dev.osock.option.ExtensionOptions" -> "extension options";
                    case "dev.osock.option.RoutingHeader" -> "routing header";
                    case "dev.osock.option.TcpMd5Key" -> "tcp_md5sig_ext";
                    case "dev.osock.option.TcpAoKey" -> "tcp_ao_add";
                    case "dev.osock.option.TcpAoKeyRemoval" -> "tcp_ao_del";
                    case "dev.osock.option.TcpAoKeys" -> "ao keys";
                    case "dev.osock.option.TcpAoInfo" -> "tcp_ao_info_opt";
                    case "dev.osock.option.TcpAoRepair" -> "tcp_ao_repair";
                    case "dev.osock.option.TcpRepairOptions" -> "repair options";
                    case "dev.osock.option.TcpRepairWindow" -> "tcp_repair_window";
                    case "dev.osock.option.TcpFastopenKey" -> "fastopen key";
                    case "dev.osock.option.TlsKey" -> "tls12_crypto_info";
                    case "dev.osock.option.UdpEncap" -> "encapsulation";
                    case "dev.osock.option.MptcpInfo" -> "mptcp_info";
                    case "dev.osock.option.MptcpTcpInfo" -> "subflows' tcp_info";
                    case "dev.osock.option.MptcpSubflows" -> "subflows' addresses";
                    case "dev.osock.option.IcmpFilter" -> "icmp_filter";
                    case "dev.osock.option.PacketMembership" -> "packet_mreq";
                    case "dev.osock.option.PacketFanout" -> "fanout";
                    case "dev.osock.option.PacketStatistics" -> "tpacket_stats";
                    case "dev.osock.option.PacketRollover" -> "tpacket_rollover_stats";
                    case "dev.osock.message.PacketAuxdata" -> "tpacket_auxdata";
                    case "dev.osock.message.TimestampingPktinfo" -> "scm_ts_pktinfo";
                    case "dev.osock.message.TimestampingStats" -> "timestamping stats";
                    case "dev.osock.message.TlsRecordType" -> "record type";
                    case "dev.osock.message.Rights" -> "rights";
                    case "dev.osock.message.Timestamping" -> "timestamping";
                    case "dev.osock.message.ExtendedError" -> "extended error";
                    case "dev.osock.sctp.AssocId" -> "sctp_assoc_t";
                    case "dev.osock.sctp.SctpAddStreams" -> "sctp_add_streams";
                    case "dev.osock.sctp.SctpAddress" -> "sctp_prim";
                    case "dev.osock.sctp.SctpAddresses" -> "sctp_getaddrs";
                    case "dev.osock.sctp.SctpAssocIds" -> "sctp_assoc_ids";
                    case "dev.osock.sctp.SctpAssocStats" -> "sctp_assoc_stats";
                    case "dev.osock.sctp.SctpAssocValue" -> "sctp_assoc_value";
                    case "dev.osock.sctp.SctpAuthchunks" -> "sctp_authchunks";
                    case "dev.osock.sctp.SctpAuthinfo" -> "sctp_authinfo";
                    case "dev.osock.sctp.SctpAuthkey" -> "sctp_authkey";
                    case "dev.osock.sctp.SctpAuthkeyid" -> "sctp_authkeyid";
                    case "dev.osock.sctp.SctpDefaultPrinfo" -> "sctp_default_prinfo";
                    case "dev.osock.sctp.SctpEvent" -> "sctp_event";
                    case "dev.osock.sctp.SctpHmacalgo" -> "sctp_hmacalgo";
                    case "dev.osock.sctp.SctpNxtinfo" -> "sctp_nxtinfo";
                    case "dev.osock.sctp.SctpPaddrinfo" -> "sctp_paddrinfo";
                    case "dev.osock.sctp.SctpPaddrparams" -> "sctp_paddrparams";
                    case "dev.osock.sctp.SctpPaddrthlds" -> "sctp_paddrthlds";
                    case "dev.osock.sctp.SctpPaddrthldsV2" -> "sctp_paddrthlds_v2";
                    case "dev.osock.sctp.SctpPrinfo" -> "sctp_prinfo";
                    case "dev.osock.sctp.SctpProbeinterval" -> "sctp_probeinterval";
                    case "dev.osock.sctp.SctpPrstatus" -> "sctp_prstatus";
                    case "dev.osock.sctp.SctpRcvinfo" -> "sctp_rcvinfo";
                    case "dev.osock.sctp.SctpResetStreams" -> "sctp_reset_streams";
                    case "dev.osock.sctp.SctpSackInfo" -> "sctp_sack_info";
                    case "dev.osock.sctp.SctpSndinfo" -> "sctp_sndinfo";
                    case "dev.osock.sctp.SctpSndrcvinfo" -> "sctp_sndrcvinfo";
                    case "dev.osock.sctp.SctpStatus" -> "sctp_status";
                    case "dev.osock.sctp.SctpStreamValue" -> "sctp_stream_value";
                    case "dev.osock.sctp.SctpUdpencaps" -> "sctp_udpencaps";
                    case "dev.osock.address.In6Addr" -> "in6_addr";
                    case "dev.osock.ioctl.InterfaceFlags" -> "interface flags";
                    case "dev.osock.ioctl.HardwareAddress" -> "hardware address";
                    case "dev.osock.ioctl.InterfaceMap" -> "ifmap";
                    case "dev.osock.Mailbox" -> "mailbox";
                    default -> throw new IllegalArgumentException("no form is known by its type " + type.getName());
                },
                type);
    }

    /// Names the form, in words of this library, for messages.
    ///
    /// @return the name
    public String name() {
        return name;
    }

    /// Tells how many bytes at the most are read, if the form says so: see [#bytes(int)].
    ///
    /// @return the number of bytes, or nothing if the library chooses it
    public OptionalInt size() {
        return size < 0 ? OptionalInt.empty() : OptionalInt.of(size);
    }

    /// Tells what getsockopt(2) is given before it writes: see [#bytes(RawBytes)].
    ///
    /// @return the bytes, or nothing if they are zero
    public Optional<RawBytes> initial() {
        return Optional.ofNullable(initial);
    }

    /// Returns the Java type of the values.
    ///
    /// @return the type
    public Class<T> type() {
        return type;
    }

    /// Prints the [#name()].
    @Override
    public String toString() {
        return name;
    }
}
