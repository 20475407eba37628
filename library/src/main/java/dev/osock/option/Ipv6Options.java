package dev.osock.option;

import dev.osock.address.RawBytes;
import dev.osock.kind.Domain;
import java.util.List;

/// The options of IPv6, level `IPPROTO_IPV6`; see ipv6(7).
///
/// What an option *receives* comes as a control message with each message of [dev.osock.BlockingIo#recvmsg]: the one
/// that the description links to. Flags are false at first, unless the description says otherwise. A privilege that is
/// missing is `EPERM`, a value outside its range `EINVAL`. Those that Linux does not have are listed as well: to use
/// one is a `SocketInvalidException`. OTP's level `ipv6`.
public final class Ipv6Options {

    private static final Rows ROWS = new Rows(Level.IPV6);

    /// Turns a connected IPv6 socket whose peer has an IPv4-mapped address into one of IPv4: the value is
    /// [Domain#INET]. `ENOTCONN` without a peer, `EADDRNOTAVAIL` if its address is another one.
    public static final SocketOption<Domain> ADDRFORM =
            ROWS.add("addrform", "IPV6_ADDRFORM", Shape.DOMAIN, Access.WRITE);

    /// Which of this host's addresses are preferred as the source of what is sent.
    public static final SocketOption<SourcePreferences> ADDR_PREFERENCES =
            ROWS.add("addr_preferences", "IPV6_ADDR_PREFERENCES", Shape.of(SourcePreferences.class));

    /// Joins a multicast group, on an interface that is given by its number. Not of streams: `EPROTO`. `EADDRINUSE` if
    /// the socket has joined it already, `ENODEV` if there is no such interface.
    public static final SocketOption<Ipv6Mreq> ADD_MEMBERSHIP =
            ROWS.add("add_membership", "IPV6_ADD_MEMBERSHIP", Shape.IPV6_MREQ, Access.WRITE);

    /// Receives authentication headers; Linux refuses it: `ENOPROTOOPT`.
    public static final SocketOption<Boolean> AUTHHDR =
            ROWS.add("authhdr", "IPV6_AUTHHDR", Shape.FLAG);

    /// What IPsec authentication is wanted; not on Linux.
    public static final SocketOption<Integer> AUTH_LEVEL =
            ROWS.add("auth_level", "IPV6_AUTH_LEVEL", Shape.INT);

    /// Has the kernel choose flow labels for what is sent. The system says what is so at first
    /// (`net.ipv6.auto_flowlabels`).
    public static final SocketOption<Boolean> AUTO_FLOWLABEL =
            ROWS.add("auto_flowlabel", "IPV6_AUTOFLOWLABEL", Shape.FLAG);

    /// The index of the checksum in what a raw socket sends and receives, which the kernel then makes and checks: an
    /// even number; -1, at first, for none. Odd numbers, and sockets of ICMPv6, which always has one, get `EINVAL`.
    public static final SocketOption<Integer> CHECKSUM =
            ROWS.add("checksum", "IPV6_CHECKSUM", Shape.INT);

    /// Refuses to send what would have to be cut into fragments: `EMSGSIZE`.
    public static final SocketOption<Boolean> DONTFRAG =
            ROWS.add("dontfrag", "IPV6_DONTFRAG", Shape.FLAG);

    /// Leaves a multicast group. `EADDRNOTAVAIL` if the socket has not joined it.
    public static final SocketOption<Ipv6Mreq> DROP_MEMBERSHIP =
            ROWS.add("drop_membership", "IPV6_DROP_MEMBERSHIP", Shape.IPV6_MREQ, Access.WRITE);

    /// The destination options in the header of what is sent, for the receiver; needs a privilege. [#RECVDSTOPTS] is
    /// about those that are received. OTP takes this option for a flag, which Linux refuses.
    public static final SocketOption<ExtensionOptions> DSTOPTS =
            ROWS.add("dstopts", "IPV6_DSTOPTS", Shape.of(ExtensionOptions.class));

    /// What IPsec encryption is wanted; not on Linux.
    public static final SocketOption<Integer> ESP_NETWORK_LEVEL =
            ROWS.add("esp_network_level", "IPV6_ESP_NETWORK_LEVEL", Shape.INT);

    /// What IPsec encryption is wanted; not on Linux.
    public static final SocketOption<Integer> ESP_TRANS_LEVEL =
            ROWS.add("esp_trans_level", "IPV6_ESP_TRANS_LEVEL", Shape.INT);

    /// Translates to IPv4; not on Linux.
    public static final SocketOption<Boolean> FAITH =
            ROWS.add("faith", "IPV6_FAITH", Shape.FLAG);

    /// Receives the packet's traffic class and flow label: [dev.osock.message.ControlTypes#IPV6_FLOWINFO].
    public static final SocketOption<Boolean> FLOWINFO =
            ROWS.add("flowinfo", "IPV6_FLOWINFO", Shape.FLAG);

    /// Sends with the flow label of the destination address, [dev.osock.address.SockaddrIn6#flowinfo].
    public static final SocketOption<Boolean> FLOWINFO_SEND =
            ROWS.add("flowinfo_send", "IPV6_FLOWINFO_SEND", Shape.FLAG);

    /// Asks for a flow label or gives one back. What is read is about the label that the connection uses: `ENOENT` if
    /// that has not been asked for.
    public static final SocketOption<FlowLabelRequest> FLOWLABEL_MGR =
            ROWS.add("flowlabel_mgr", "IPV6_FLOWLABEL_MGR", Shape.of(FlowLabelRequest.class));

    /// Lets the socket bind to an address that this host does not have, or not yet.
    public static final SocketOption<Boolean> FREEBIND =
            ROWS.add("freebind", "IPV6_FREEBIND", Shape.FLAG);

    /// Tells that what is sent begins with the header of IPv6, made by the program; raw sockets only: `ENOPROTOOPT`.
    public static final SocketOption<Boolean> HDRINCL =
            ROWS.add("hdrincl", "IPV6_HDRINCL", Shape.FLAG);

    /// Receives the hop limit; Linux refuses it: `ENOPROTOOPT`. Use [#RECVHOPLIMIT].
    public static final SocketOption<Boolean> HOPLIMIT =
            ROWS.add("hoplimit", "IPV6_HOPLIMIT", Shape.FLAG);

    /// The hop-by-hop options in the header of what is sent, for every router on the way; needs a privilege.
    /// [#RECVHOPOPTS] is about those that are received. OTP takes this option for a flag, which Linux refuses.
    public static final SocketOption<ExtensionOptions> HOPOPTS =
            ROWS.add("hopopts", "IPV6_HOPOPTS", Shape.of(ExtensionOptions.class));

    /// What compression is wanted; not on Linux.
    public static final SocketOption<Integer> IPCOMP_LEVEL =
            ROWS.add("ipcomp_level", "IPV6_IPCOMP_LEVEL", Shape.INT);

    /// Takes an anycast address, which several hosts share, until the socket is closed; needs a privilege.
    public static final SocketOption<Ipv6Mreq> JOIN_ANYCAST =
            ROWS.add("join_anycast", "IPV6_JOIN_ANYCAST", Shape.IPV6_MREQ, Access.WRITE);

    /// Joins a multicast group: [#ADD_MEMBERSHIP] by another name.
    public static final SocketOption<Ipv6Mreq> JOIN_GROUP =
            ROWS.add("join_group", "IPV6_JOIN_GROUP", Shape.IPV6_MREQ, Access.WRITE);

    /// Gives an anycast address back.
    public static final SocketOption<Ipv6Mreq> LEAVE_ANYCAST =
            ROWS.add("leave_anycast", "IPV6_LEAVE_ANYCAST", Shape.IPV6_MREQ, Access.WRITE);

    /// Leaves a multicast group: [#DROP_MEMBERSHIP] by another name.
    public static final SocketOption<Ipv6Mreq> LEAVE_GROUP =
            ROWS.add("leave_group", "IPV6_LEAVE_GROUP", Shape.IPV6_MREQ, Access.WRITE);

    /// Receives no more from one sender to a multicast group that the socket has joined.
    public static final SocketOption<GroupSourceReq> MCAST_BLOCK_SOURCE =
            ROWS.add("mcast_block_source", "MCAST_BLOCK_SOURCE", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Joins a multicast group, given as a socket address: as [#ADD_MEMBERSHIP].
    public static final SocketOption<GroupReq> MCAST_JOIN_GROUP =
            ROWS.add("mcast_join_group", "MCAST_JOIN_GROUP", Shape.GROUP_REQ, Access.WRITE);

    /// Joins a multicast group for the packets of one sender.
    public static final SocketOption<GroupSourceReq> MCAST_JOIN_SOURCE_GROUP =
            ROWS.add("mcast_join_source_group", "MCAST_JOIN_SOURCE_GROUP", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Leaves a multicast group, given as a socket address: as [#DROP_MEMBERSHIP].
    public static final SocketOption<GroupReq> MCAST_LEAVE_GROUP =
            ROWS.add("mcast_leave_group", "MCAST_LEAVE_GROUP", Shape.GROUP_REQ, Access.WRITE);

    /// Leaves a multicast group for the packets of one sender.
    public static final SocketOption<GroupSourceReq> MCAST_LEAVE_SOURCE_GROUP =
            ROWS.add("mcast_leave_source_group", "MCAST_LEAVE_SOURCE_GROUP", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Sets whose packets to a multicast group are received, all senders at once. The socket must have joined the
    /// group: `EINVAL`. `ENOBUFS` for more senders than the system allows (`net.ipv6.mld_max_msf`).
    public static final SocketOption<GroupFilter> MCAST_MSFILTER =
            ROWS.add("mcast_msfilter", "MCAST_MSFILTER", Shape.of(GroupFilter.class), Access.WRITE);

    /// Receives again from one sender to a multicast group.
    public static final SocketOption<GroupSourceReq> MCAST_UNBLOCK_SOURCE =
            ROWS.add("mcast_unblock_source", "MCAST_UNBLOCK_SOURCE", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Drops packets whose hop limit is less than this when they arrive, 0 to 255; 0 at first. Of TCP only.
    public static final SocketOption<Integer> MINHOPCOUNT =
            ROWS.add("minhopcount", "IPV6_MINHOPCOUNT", Shape.INT);

    /// Read, how large a packet to the peer may be, in bytes, as far as is known (the path MTU); connected sockets
    /// only: `ENOTCONN`. Set, the size that packets are cut to, 1280 or more, or 0 for no such bound.
    public static final SocketOption<Integer> MTU =
            ROWS.add("mtu", "IPV6_MTU", Shape.INT);

    /// Whether packets that are sent may be cut into fragments.
    public static final SocketOption<PmtuDiscovery> MTU_DISCOVER =
            ROWS.add("mtu_discover", "IPV6_MTU_DISCOVER", Shape.PMTU);

    /// Receives what is sent to any multicast group that some socket of this host has joined, and not only to those
    /// that this socket has. True at first.
    public static final SocketOption<Boolean> MULTICAST_ALL =
            ROWS.add("multicast_all", "IPV6_MULTICAST_ALL", Shape.FLAG);

    /// The hop limit of multicasts that are sent, how many routers they pass at the most, 0 to 255; -1 for the default,
    /// which is 1. Not of streams: `ENOPROTOOPT`.
    public static final SocketOption<Integer> MULTICAST_HOPS =
            ROWS.add("multicast_hops", "IPV6_MULTICAST_HOPS", Shape.HOPS);

    /// The interface that multicasts are sent by, given by its number; 0, at first, leaves it to the system. `ENODEV`
    /// if there is none of that number. Not of streams: `ENOPROTOOPT`.
    public static final SocketOption<Integer> MULTICAST_IF =
            ROWS.add("multicast_if", "IPV6_MULTICAST_IF", Shape.INT);

    /// Whether multicasts that are sent also come to the members on this host. True at first.
    public static final SocketOption<Boolean> MULTICAST_LOOP =
            ROWS.add("multicast_loop", "IPV6_MULTICAST_LOOP", Shape.FLAG);

    /// How large a packet to the peer may be, as far as is known (the path MTU); connected sockets only: `ENOTCONN`.
    /// Linux does not tell the destination here.
    public static final SocketOption<MtuInfo> PATHMTU =
            ROWS.add("pathmtu", "IPV6_PATHMTU", Shape.of(MtuInfo.class), Access.READ);

    /// The control messages of a stream's last packet, as bytes; of others `ENOPROTOOPT`. [dev.osock.Socket#pktoptions]
    /// gives their values.
    public static final SocketOption<RawBytes> PKTOPTIONS =
            ROWS.add("pktoptions", "IPV6_2292PKTOPTIONS", Shape.BYTES, Access.READ);

    /// Which ports the system chooses from; not on Linux, see [IpOptions#LOCAL_PORT_RANGE].
    public static final SocketOption<Integer> PORTRANGE =
            ROWS.add("portrange", "IPV6_PORTRANGE", Shape.INT);

    /// Receives the destination options in the packet's headers: [dev.osock.message.ControlTypes#IPV6_DSTOPTS].
    public static final SocketOption<Boolean> RECVDSTOPTS =
            ROWS.add("recvdstopts", "IPV6_RECVDSTOPTS", Shape.FLAG);

    /// Queues errors that the network reports, with what they are about: to be received with
    /// [dev.osock.message.MsgFlags#ERRQUEUE], as [dev.osock.message.ControlTypes#IPV6_RECVERR].
    public static final SocketOption<Boolean> RECVERR =
            ROWS.add("recverr", "IPV6_RECVERR", Shape.FLAG);

    /// Queues the extensions of such errors too, RFC 4884. Since Linux 5.9.
    public static final SocketOption<Boolean> RECVERR_RFC4884 =
            ROWS.add("recverr_rfc4884", "IPV6_RECVERR_RFC4884", Shape.FLAG);

    /// Receives the size of the largest fragment: [dev.osock.message.ControlTypes#IPV6_RECVFRAGSIZE].
    public static final SocketOption<Boolean> RECVFRAGSIZE =
            ROWS.add("recvfragsize", "IPV6_RECVFRAGSIZE", Shape.FLAG);

    /// Receives the packet's hop limit: [dev.osock.message.ControlTypes#IPV6_HOPLIMIT].
    public static final SocketOption<Boolean> RECVHOPLIMIT =
            ROWS.add("recvhoplimit", "IPV6_RECVHOPLIMIT", Shape.FLAG);

    /// Receives the hop-by-hop options in the packet's header: [dev.osock.message.ControlTypes#IPV6_HOPOPTS].
    public static final SocketOption<Boolean> RECVHOPOPTS =
            ROWS.add("recvhopopts", "IPV6_RECVHOPOPTS", Shape.FLAG);

    /// Receives the destination address that the packet had before it was redirected to this host:
    /// [dev.osock.message.ControlTypes#IPV6_ORIGDSTADDR].
    public static final SocketOption<Boolean> RECVORIGDSTADDR =
            ROWS.add("recvorigdstaddr", "IPV6_RECVORIGDSTADDR", Shape.FLAG);

    /// Receives how large a packet may be when one that was sent was too large for its path:
    /// [dev.osock.message.ControlTypes#IPV6_PATHMTU].
    public static final SocketOption<Boolean> RECVPATHMTU =
            ROWS.add("recvpathmtu", "IPV6_RECVPATHMTU", Shape.FLAG);

    /// Receives by which address and interface each packet came in: [dev.osock.message.ControlTypes#IPV6_PKTINFO].
    public static final SocketOption<Boolean> RECVPKTINFO =
            ROWS.add("recvpktinfo", "IPV6_RECVPKTINFO", Shape.FLAG);

    /// Receives the packet's routing header: [dev.osock.message.ControlTypes#IPV6_RTHDR].
    public static final SocketOption<Boolean> RECVRTHDR =
            ROWS.add("recvrthdr", "IPV6_RECVRTHDR", Shape.FLAG);

    /// Receives the packet's traffic class: [dev.osock.message.ControlTypes#IPV6_TCLASS].
    public static final SocketOption<Boolean> RECVTCLASS =
            ROWS.add("recvtclass", "IPV6_RECVTCLASS", Shape.FLAG);

    /// Receives packets for others that have the router alert option of this value, 0 to 65535; -1 for none. Raw
    /// sockets of [dev.osock.kind.Protocol#RAW] only: `ENOPROTOOPT`.
    public static final SocketOption<Integer> ROUTER_ALERT =
            ROWS.add("router_alert", "IPV6_ROUTER_ALERT", Shape.INT);

    /// The routing header of what is sent: of type 4, or of type 2 if the kernel supports mobile hosts; others are
    /// `EINVAL`. [#RECVRTHDR] is about those that are received. OTP takes this option for a flag, which Linux refuses.
    public static final SocketOption<RoutingHeader> RTHDR =
            ROWS.add("rthdr", "IPV6_RTHDR", Shape.of(RoutingHeader.class));

    /// The destination options in the header of what is sent that stand before the routing header, for every host that
    /// it lists; they are sent only together with one. Needs a privilege.
    public static final SocketOption<ExtensionOptions> RTHDRDSTOPTS =
            ROWS.add("rthdrdstopts", "IPV6_RTHDRDSTOPTS", Shape.of(ExtensionOptions.class));

    /// The traffic class of what is sent, 0 to 255; -1 for the default, which is 0. Streams keep their two bits of
    /// congestion notification.
    public static final SocketOption<Integer> TCLASS =
            ROWS.add("tclass", "IPV6_TCLASS", Shape.INT);

    /// Lets the socket bind to, and accept connections for, addresses that are not this host's (a transparent proxy);
    /// needs a privilege.
    public static final SocketOption<Boolean> TRANSPARENT =
            ROWS.add("transparent", "IPV6_TRANSPARENT", Shape.FLAG);

    /// The hop limit of what is sent to single hosts, how many routers it passes at the most, 0 to 255; -1 for the
    /// system's default, mostly 64.
    public static final SocketOption<Integer> UNICAST_HOPS =
            ROWS.add("unicast_hops", "IPV6_UNICAST_HOPS", Shape.HOPS);

    /// The interface that what is sent to single hosts prefers, given by its number; 0, at first, leaves it to the
    /// system. `EADDRNOTAVAIL` if there is none of that number.
    public static final SocketOption<Integer> UNICAST_IF =
            ROWS.add("unicast_if", "IPV6_UNICAST_IF", Shape.IF_INDEX_BE);

    /// Sends packets of at most 1280 bytes; not on Linux.
    public static final SocketOption<Integer> USE_MIN_MTU =
            ROWS.add("use_min_mtu", "IPV6_USE_MIN_MTU", Shape.INT);

    /// Keeps IPv4 away from the socket, which otherwise takes it too, by IPv4-mapped addresses. Before binding only:
    /// `EINVAL`. The system says what is so at first (`net.ipv6.bindv6only`).
    public static final SocketOption<Boolean> V6ONLY =
            ROWS.add("v6only", "IPV6_V6ONLY", Shape.FLAG);

    private Ipv6Options() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
