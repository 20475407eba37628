package dev.osock.option;

import dev.osock.kind.Domain;
import java.util.List;

/// The options of level `IPPROTO_IPV6`; see ipv6(7). Those that the operating system lacks are listed as well. OTP's
/// `ipv6`.
public final class Ipv6Options {

    private static final Rows ROWS = new Rows(Level.IPV6);

    /// Turns a connected socket into one of inet.
    public static final SocketOption<Domain> ADDRFORM =
            ROWS.add("addrform", "IPV6_ADDRFORM", Shape.DOMAIN, Access.WRITE);

    /// Which of the host's addresses are preferred as source.
    public static final SocketOption<SourcePreferences> ADDR_PREFERENCES =
            ROWS.add("addr_preferences", "IPV6_ADDR_PREFERENCES", Shape.of(SourcePreferences.class));

    /// Joins a multicast group.
    public static final SocketOption<Ipv6Mreq> ADD_MEMBERSHIP =
            ROWS.add("add_membership", "IPV6_ADD_MEMBERSHIP", Shape.IPV6_MREQ, Access.WRITE);

    /// Receives authentication headers; Linux refuses it.
    public static final SocketOption<Boolean> AUTHHDR =
            ROWS.add("authhdr", "IPV6_AUTHHDR", Shape.FLAG);

    /// What IPsec authentication is wanted; not on Linux.
    public static final SocketOption<Integer> AUTH_LEVEL =
            ROWS.add("auth_level", "IPV6_AUTH_LEVEL", Shape.INT);

    /// Chooses flow labels.
    public static final SocketOption<Boolean> AUTO_FLOWLABEL =
            ROWS.add("auto_flowlabel", "IPV6_AUTOFLOWLABEL", Shape.FLAG);

    /// Where the checksum is in what is sent by a raw socket; -1 for nowhere.
    public static final SocketOption<Integer> CHECKSUM =
            ROWS.add("checksum", "IPV6_CHECKSUM", Shape.INT);

    /// Fails rather than fragments.
    public static final SocketOption<Boolean> DONTFRAG =
            ROWS.add("dontfrag", "IPV6_DONTFRAG", Shape.FLAG);

    /// Leaves a multicast group.
    public static final SocketOption<Ipv6Mreq> DROP_MEMBERSHIP =
            ROWS.add("drop_membership", "IPV6_DROP_MEMBERSHIP", Shape.IPV6_MREQ, Access.WRITE);

    /// The destination options of what is sent, for the receiver; needs a privilege. See [#RECVDSTOPTS] for those that
    /// are received. OTP takes it for a flag, which Linux refuses.
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

    /// Receives the flow label: [dev.osock.message.ControlTypes#IPV6_FLOWINFO].
    public static final SocketOption<Boolean> FLOWINFO =
            ROWS.add("flowinfo", "IPV6_FLOWINFO", Shape.FLAG);

    /// Sends with the flow label of the address.
    public static final SocketOption<Boolean> FLOWINFO_SEND =
            ROWS.add("flowinfo_send", "IPV6_FLOWINFO_SEND", Shape.FLAG);

    /// Asks for a flow label or gives one back; read, tells of the one that the connection uses: `ENOENT` if that is
    /// none that was asked for.
    public static final SocketOption<FlowLabelRequest> FLOWLABEL_MGR =
            ROWS.add("flowlabel_mgr", "IPV6_FLOWLABEL_MGR", Shape.of(FlowLabelRequest.class));

    /// Binds to an address that is not there, or not yet.
    public static final SocketOption<Boolean> FREEBIND =
            ROWS.add("freebind", "IPV6_FREEBIND", Shape.FLAG);

    /// Says that what is sent begins with the header of IPv6; raw sockets only.
    public static final SocketOption<Boolean> HDRINCL =
            ROWS.add("hdrincl", "IPV6_HDRINCL", Shape.FLAG);

    /// Linux refuses it: use [#RECVHOPLIMIT].
    public static final SocketOption<Boolean> HOPLIMIT =
            ROWS.add("hoplimit", "IPV6_HOPLIMIT", Shape.FLAG);

    /// The hop-by-hop options of what is sent, for every router on the way; needs a privilege. See [#RECVHOPOPTS] for
    /// those that are received. OTP takes it for a flag, which Linux refuses.
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

    /// Receives no more from one source of a multicast group.
    public static final SocketOption<GroupSourceReq> MCAST_BLOCK_SOURCE =
            ROWS.add("mcast_block_source", "MCAST_BLOCK_SOURCE", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Joins a multicast group given as a whole address.
    public static final SocketOption<GroupReq> MCAST_JOIN_GROUP =
            ROWS.add("mcast_join_group", "MCAST_JOIN_GROUP", Shape.GROUP_REQ, Access.WRITE);

    /// Joins a multicast group for what one source sends.
    public static final SocketOption<GroupSourceReq> MCAST_JOIN_SOURCE_GROUP =
            ROWS.add("mcast_join_source_group", "MCAST_JOIN_SOURCE_GROUP", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Leaves a multicast group given as a whole address.
    public static final SocketOption<GroupReq> MCAST_LEAVE_GROUP =
            ROWS.add("mcast_leave_group", "MCAST_LEAVE_GROUP", Shape.GROUP_REQ, Access.WRITE);

    /// Leaves a multicast group for one source.
    public static final SocketOption<GroupSourceReq> MCAST_LEAVE_SOURCE_GROUP =
            ROWS.add("mcast_leave_source_group", "MCAST_LEAVE_SOURCE_GROUP", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Says which sources of a multicast group are received, all at once. The group must have been joined: `EINVAL`.
    public static final SocketOption<GroupFilter> MCAST_MSFILTER =
            ROWS.add("mcast_msfilter", "MCAST_MSFILTER", Shape.of(GroupFilter.class), Access.WRITE);

    /// Receives again from one source of a multicast group.
    public static final SocketOption<GroupSourceReq> MCAST_UNBLOCK_SOURCE =
            ROWS.add("mcast_unblock_source", "MCAST_UNBLOCK_SOURCE", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Drops packets that have a smaller hop limit left, 0 to 255.
    public static final SocketOption<Integer> MINHOPCOUNT =
            ROWS.add("minhopcount", "IPV6_MINHOPCOUNT", Shape.INT);

    /// The path's largest packet; reading it needs a connection: `ENOTCONN`.
    public static final SocketOption<Integer> MTU =
            ROWS.add("mtu", "IPV6_MTU", Shape.INT);

    /// Whether packets may be fragmented.
    public static final SocketOption<PmtuDiscovery> MTU_DISCOVER =
            ROWS.add("mtu_discover", "IPV6_MTU_DISCOVER", Shape.PMTU);

    /// Receives of all groups that anybody here has joined.
    public static final SocketOption<Boolean> MULTICAST_ALL =
            ROWS.add("multicast_all", "IPV6_MULTICAST_ALL", Shape.FLAG);

    /// The hop limit of multicasts; -1 for the default.
    public static final SocketOption<Integer> MULTICAST_HOPS =
            ROWS.add("multicast_hops", "IPV6_MULTICAST_HOPS", Shape.HOPS);

    /// The interface that multicasts go out by, given by its number.
    public static final SocketOption<Integer> MULTICAST_IF =
            ROWS.add("multicast_if", "IPV6_MULTICAST_IF", Shape.INT);

    /// Whether multicasts come back to this host.
    public static final SocketOption<Boolean> MULTICAST_LOOP =
            ROWS.add("multicast_loop", "IPV6_MULTICAST_LOOP", Shape.FLAG);

    /// The largest packet that the way to the peer takes; connected sockets only: `ENOTCONN`. Linux does not tell the
    /// destination here.
    public static final SocketOption<MtuInfo> PATHMTU =
            ROWS.add("pathmtu", "IPV6_PATHMTU", Shape.of(MtuInfo.class), Access.READ);

    /// The control messages of the last packet, as bytes; streams only: others get `ENOPROTOOPT`. Use
    /// [dev.osock.Socket#pktoptions] for their values.
    public static final SocketOption<RawBytes> PKTOPTIONS =
            ROWS.add("pktoptions", "IPV6_2292PKTOPTIONS", Shape.BYTES, Access.READ);

    /// Which ports the system chooses from; not on Linux, see [IpOptions#LOCAL_PORT_RANGE].
    public static final SocketOption<Integer> PORTRANGE =
            ROWS.add("portrange", "IPV6_PORTRANGE", Shape.INT);

    /// Receives headers with destination options: [dev.osock.message.ControlTypes#IPV6_DSTOPTS].
    public static final SocketOption<Boolean> RECVDSTOPTS =
            ROWS.add("recvdstopts", "IPV6_RECVDSTOPTS", Shape.FLAG);

    /// Queues errors that the network reports: [dev.osock.message.ControlTypes#IPV6_RECVERR].
    public static final SocketOption<Boolean> RECVERR =
            ROWS.add("recverr", "IPV6_RECVERR", Shape.FLAG);

    /// Queues the extensions of such errors too.
    public static final SocketOption<Boolean> RECVERR_RFC4884 =
            ROWS.add("recverr_rfc4884", "IPV6_RECVERR_RFC4884", Shape.FLAG);

    /// Receives how large the largest fragment was: [dev.osock.message.ControlTypes#IPV6_RECVFRAGSIZE].
    public static final SocketOption<Boolean> RECVFRAGSIZE =
            ROWS.add("recvfragsize", "IPV6_RECVFRAGSIZE", Shape.FLAG);

    /// Receives the hop limit: [dev.osock.message.ControlTypes#IPV6_HOPLIMIT].
    public static final SocketOption<Boolean> RECVHOPLIMIT =
            ROWS.add("recvhoplimit", "IPV6_RECVHOPLIMIT", Shape.FLAG);

    /// Receives headers with hop-by-hop options: [dev.osock.message.ControlTypes#IPV6_HOPOPTS].
    public static final SocketOption<Boolean> RECVHOPOPTS =
            ROWS.add("recvhopopts", "IPV6_RECVHOPOPTS", Shape.FLAG);

    /// Receives the destination before redirection: [dev.osock.message.ControlTypes#IPV6_ORIGDSTADDR].
    public static final SocketOption<Boolean> RECVORIGDSTADDR =
            ROWS.add("recvorigdstaddr", "IPV6_RECVORIGDSTADDR", Shape.FLAG);

    /// Receives the largest packet of the way when a message was too large for it:
    /// [dev.osock.message.ControlTypes#IPV6_PATHMTU].
    public static final SocketOption<Boolean> RECVPATHMTU =
            ROWS.add("recvpathmtu", "IPV6_RECVPATHMTU", Shape.FLAG);

    /// Receives where each packet came in: [dev.osock.message.ControlTypes#IPV6_PKTINFO].
    public static final SocketOption<Boolean> RECVPKTINFO =
            ROWS.add("recvpktinfo", "IPV6_RECVPKTINFO", Shape.FLAG);

    /// Receives routing headers: [dev.osock.message.ControlTypes#IPV6_RTHDR].
    public static final SocketOption<Boolean> RECVRTHDR =
            ROWS.add("recvrthdr", "IPV6_RECVRTHDR", Shape.FLAG);

    /// Receives the traffic class: [dev.osock.message.ControlTypes#IPV6_TCLASS].
    public static final SocketOption<Boolean> RECVTCLASS =
            ROWS.add("recvtclass", "IPV6_RECVTCLASS", Shape.FLAG);

    /// Receives forwarded packets with the router alert option; raw sockets only.
    public static final SocketOption<Integer> ROUTER_ALERT =
            ROWS.add("router_alert", "IPV6_ROUTER_ALERT", Shape.INT);

    /// The routing header of what is sent; of type 4, and of type 2 where the kernel has mobile hosts: others are
    /// `EINVAL`. See [#RECVRTHDR] for those that are received. OTP takes it for a flag, which Linux refuses.
    public static final SocketOption<RoutingHeader> RTHDR =
            ROWS.add("rthdr", "IPV6_RTHDR", Shape.of(RoutingHeader.class));

    /// The destination options of what is sent that stand before the routing header, for every host on the way; they go
    /// only with one. Needs a privilege.
    public static final SocketOption<ExtensionOptions> RTHDRDSTOPTS =
            ROWS.add("rthdrdstopts", "IPV6_RTHDRDSTOPTS", Shape.of(ExtensionOptions.class));

    /// The traffic class of what is sent; -1 for the default.
    public static final SocketOption<Integer> TCLASS =
            ROWS.add("tclass", "IPV6_TCLASS", Shape.INT);

    /// Binds to and accepts for any address; needs a privilege.
    public static final SocketOption<Boolean> TRANSPARENT =
            ROWS.add("transparent", "IPV6_TRANSPARENT", Shape.FLAG);

    /// The hop limit of what is sent to one host; -1 for the default.
    public static final SocketOption<Integer> UNICAST_HOPS =
            ROWS.add("unicast_hops", "IPV6_UNICAST_HOPS", Shape.HOPS);

    /// The interface that what is sent to one host prefers, given by its number.
    public static final SocketOption<Integer> UNICAST_IF =
            ROWS.add("unicast_if", "IPV6_UNICAST_IF", Shape.IF_INDEX_BE);

    /// Sends packets of the smallest size only; not on Linux.
    public static final SocketOption<Integer> USE_MIN_MTU =
            ROWS.add("use_min_mtu", "IPV6_USE_MIN_MTU", Shape.INT);

    /// Does without inet, which an inet6 socket does too otherwise.
    public static final SocketOption<Boolean> V6ONLY =
            ROWS.add("v6only", "IPV6_V6ONLY", Shape.FLAG);

    private Ipv6Options() {}

    /// Lists every row.
    ///
    /// @return the options
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
