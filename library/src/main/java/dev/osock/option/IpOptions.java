package dev.osock.option;

import dev.osock.address.InAddr;
import java.util.List;

/// The options of level `IPPROTO_IP`; see ip(7). Those that the operating system lacks are listed as well. OTP's `ip`.
public final class IpOptions {

    private static final Rows ROWS = new Rows(Level.IP);

    /// Joins a multicast group.
    public static final SocketOption<IpMreq> ADD_MEMBERSHIP =
            ROWS.add("add_membership", "IP_ADD_MEMBERSHIP", Shape.IP_MREQ, Access.WRITE);

    /// Joins a multicast group for what one source sends.
    public static final SocketOption<IpMreqSource> ADD_SOURCE_MEMBERSHIP =
            ROWS.add("add_source_membership", "IP_ADD_SOURCE_MEMBERSHIP", Shape.IP_MREQ_SOURCE, Access.WRITE);

    /// Binds to an address, and leaves the port to connect.
    public static final SocketOption<Boolean> BIND_ADDRESS_NO_PORT =
            ROWS.add("bind_address_no_port", "IP_BIND_ADDRESS_NO_PORT", Shape.FLAG);

    /// Receives no more from one source of a multicast group.
    public static final SocketOption<IpMreqSource> BLOCK_SOURCE =
            ROWS.add("block_source", "IP_BLOCK_SOURCE", Shape.IP_MREQ_SOURCE, Access.WRITE);

    /// Receives the packet's checksum, where the device gives it: [dev.osock.message.ControlTypes#IP_CHECKSUM].
    public static final SocketOption<Boolean> CHECKSUM =
            ROWS.add("checksum", "IP_CHECKSUM", Shape.FLAG);

    /// Forbids fragmenting; not on Linux, see [#MTU_DISCOVER].
    public static final SocketOption<Boolean> DONTFRAG =
            ROWS.add("dontfrag", "IP_DONTFRAG", Shape.FLAG);

    /// Leaves a multicast group.
    public static final SocketOption<IpMreq> DROP_MEMBERSHIP =
            ROWS.add("drop_membership", "IP_DROP_MEMBERSHIP", Shape.IP_MREQ, Access.WRITE);

    /// Leaves a multicast group for one source.
    public static final SocketOption<IpMreqSource> DROP_SOURCE_MEMBERSHIP =
            ROWS.add("drop_source_membership", "IP_DROP_SOURCE_MEMBERSHIP", Shape.IP_MREQ_SOURCE, Access.WRITE);

    /// Binds to an address that is not there, or not yet.
    public static final SocketOption<Boolean> FREEBIND =
            ROWS.add("freebind", "IP_FREEBIND", Shape.FLAG);

    /// Says that what is sent begins with the header of IP; raw sockets only.
    public static final SocketOption<Boolean> HDRINCL =
            ROWS.add("hdrincl", "IP_HDRINCL", Shape.FLAG);

    /// Joins a multicast group on an interface that is given by its number.
    public static final SocketOption<GroupReq> JOIN_GROUP =
            ROWS.add("join_group", "MCAST_JOIN_GROUP", Shape.GROUP_REQ, Access.WRITE);

    /// Joins a multicast group for what one source sends, on an interface that is given by its number.
    public static final SocketOption<GroupSourceReq> JOIN_SOURCE_GROUP =
            ROWS.add("join_source_group", "MCAST_JOIN_SOURCE_GROUP", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Leaves a multicast group on an interface that is given by its number.
    public static final SocketOption<GroupReq> LEAVE_GROUP =
            ROWS.add("leave_group", "MCAST_LEAVE_GROUP", Shape.GROUP_REQ, Access.WRITE);

    /// Leaves a multicast group for one source, on an interface that is given by its number.
    public static final SocketOption<GroupSourceReq> LEAVE_SOURCE_GROUP =
            ROWS.add("leave_source_group", "MCAST_LEAVE_SOURCE_GROUP", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// The ports that the system chooses from.
    public static final SocketOption<PortRange> LOCAL_PORT_RANGE =
            ROWS.add("local_port_range", "IP_LOCAL_PORT_RANGE", Shape.PORT_RANGE);

    /// Receives no more from one source of a multicast group, on an interface that is given by its number.
    public static final SocketOption<GroupSourceReq> MCAST_BLOCK_SOURCE =
            ROWS.add("mcast_block_source", "MCAST_BLOCK_SOURCE", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Says which sources of a multicast group are received, all at once, on an interface that is given by its number.
    /// The group must have been joined: `EINVAL`.
    public static final SocketOption<GroupFilter> MCAST_MSFILTER =
            ROWS.add("mcast_msfilter", "MCAST_MSFILTER", Shape.of(GroupFilter.class), Access.WRITE);

    /// Receives again from one source of a multicast group, on an interface that is given by its number.
    public static final SocketOption<GroupSourceReq> MCAST_UNBLOCK_SOURCE =
            ROWS.add("mcast_unblock_source", "MCAST_UNBLOCK_SOURCE", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Drops packets that have less time to live left, 0 to 255.
    public static final SocketOption<Integer> MINTTL =
            ROWS.add("minttl", "IP_MINTTL", Shape.INT);

    /// Says which sources of a multicast group are received, all at once.
    public static final SocketOption<IpMsfilter> MSFILTER =
            ROWS.add("msfilter", "IP_MSFILTER", Shape.IP_MSFILTER, Access.WRITE);

    /// The path's largest packet; connected sockets only: `ENOTCONN`.
    public static final SocketOption<Integer> MTU =
            ROWS.add("mtu", "IP_MTU", Shape.INT, Access.READ);

    /// Whether packets may be fragmented on their way.
    public static final SocketOption<PmtuDiscovery> MTU_DISCOVER =
            ROWS.add("mtu_discover", "IP_MTU_DISCOVER", Shape.PMTU);

    /// Receives of all groups that anybody here has joined.
    public static final SocketOption<Boolean> MULTICAST_ALL =
            ROWS.add("multicast_all", "IP_MULTICAST_ALL", Shape.FLAG);

    /// The interface that multicasts go out by, given by its address. See [#MULTICAST_IF_INDEX] for one by its number.
    public static final SocketOption<InAddr> MULTICAST_IF =
            ROWS.add("multicast_if", "IP_MULTICAST_IF", Shape.IN_ADDR);

    /// The interface that multicasts go out by, given by its number: `struct ip_mreqn`, for an interface that has no
    /// address of its own or shares it. 0 leaves it to the system. `EADDRNOTAVAIL` if there is none of that number. Can
    /// only be set; OTP has no such option.
    public static final SocketOption<Integer> MULTICAST_IF_INDEX =
            ROWS.add("multicast_if_index", "IP_MULTICAST_IF", Shape.IF_INDEX_MREQN, Access.WRITE);

    /// Whether multicasts come back to this host.
    public static final SocketOption<Boolean> MULTICAST_LOOP =
            ROWS.add("multicast_loop", "IP_MULTICAST_LOOP", Shape.FLAG);

    /// The time to live of multicasts.
    public static final SocketOption<Integer> MULTICAST_TTL =
            ROWS.add("multicast_ttl", "IP_MULTICAST_TTL", Shape.INT);

    /// Receives fragments as they are; raw sockets only.
    public static final SocketOption<Boolean> NODEFRAG =
            ROWS.add("nodefrag", "IP_NODEFRAG", Shape.FLAG);

    /// The IP options of what is sent.
    public static final SocketOption<RawBytes> OPTIONS =
            ROWS.add("options", "IP_OPTIONS", Shape.BYTES);

    /// Receives where each packet came in: [dev.osock.message.ControlTypes#IP_PKTINFO].
    public static final SocketOption<Boolean> PKTINFO =
            ROWS.add("pktinfo", "IP_PKTINFO", Shape.FLAG);

    /// The control messages of the last packet, as bytes; streams only: others get `ENOPROTOOPT`. Use
    /// [dev.osock.Socket#pktoptions] for their values.
    public static final SocketOption<RawBytes> PKTOPTIONS =
            ROWS.add("pktoptions", "IP_PKTOPTIONS", Shape.BYTES, Access.READ);

    /// The protocol of a raw socket; of any other its port. [dev.osock.message.ControlTypes#IP_PROTOCOL] tells that of
    /// one packet. Since Linux 6.4.
    public static final SocketOption<Integer> PROTOCOL =
            ROWS.add("protocol", "IP_PROTOCOL", Shape.INT, Access.READ);

    /// Receives the destination; not on Linux, see [#PKTINFO].
    public static final SocketOption<Boolean> RECVDSTADDR =
            ROWS.add("recvdstaddr", "IP_RECVDSTADDR", Shape.FLAG);

    /// Queues errors that the network reports: [dev.osock.message.ControlTypes#IP_RECVERR].
    public static final SocketOption<Boolean> RECVERR =
            ROWS.add("recverr", "IP_RECVERR", Shape.FLAG);

    /// Queues the extensions of such errors too.
    public static final SocketOption<Boolean> RECVERR_RFC4884 =
            ROWS.add("recverr_rfc4884", "IP_RECVERR_RFC4884", Shape.FLAG);

    /// Receives how large the largest fragment was: [dev.osock.message.ControlTypes#IP_RECVFRAGSIZE].
    public static final SocketOption<Boolean> RECVFRAGSIZE =
            ROWS.add("recvfragsize", "IP_RECVFRAGSIZE", Shape.FLAG);

    /// Receives the interface; not on Linux, see [#PKTINFO].
    public static final SocketOption<Boolean> RECVIF =
            ROWS.add("recvif", "IP_RECVIF", Shape.FLAG);

    /// Receives the IP options: [dev.osock.message.ControlTypes#IP_RECVOPTS].
    public static final SocketOption<Boolean> RECVOPTS =
            ROWS.add("recvopts", "IP_RECVOPTS", Shape.FLAG);

    /// Receives the destination before redirection: [dev.osock.message.ControlTypes#IP_ORIGDSTADDR].
    public static final SocketOption<Boolean> RECVORIGDSTADDR =
            ROWS.add("recvorigdstaddr", "IP_RECVORIGDSTADDR", Shape.FLAG);

    /// Receives the type of service: [dev.osock.message.ControlTypes#IP_TOS].
    public static final SocketOption<Boolean> RECVTOS =
            ROWS.add("recvtos", "IP_RECVTOS", Shape.FLAG);

    /// Receives the time to live: [dev.osock.message.ControlTypes#IP_TTL].
    public static final SocketOption<Boolean> RECVTTL =
            ROWS.add("recvttl", "IP_RECVTTL", Shape.FLAG);

    /// Receives the IP options, ready to be sent back: [dev.osock.message.ControlTypes#IP_RETOPTS].
    public static final SocketOption<Boolean> RETOPTS =
            ROWS.add("retopts", "IP_RETOPTS", Shape.FLAG);

    /// Receives forwarded packets with the router alert option; raw sockets only.
    public static final SocketOption<Integer> ROUTER_ALERT =
            ROWS.add("router_alert", "IP_ROUTER_ALERT", Shape.INT);

    /// Chooses the source address; not on Linux, see [dev.osock.message.ControlTypes#IP_PKTINFO].
    public static final SocketOption<InAddr> SENDSRCADDR =
            ROWS.add("sendsrcaddr", "IP_SENDSRCADDR", Shape.IN_ADDR, Access.WRITE);

    /// The type of service of what is sent. The socket's priority stays as it is, as with OTP.
    public static final SocketOption<Tos> TOS =
            ROWS.add("tos", "IP_TOS", Shape.TOS);

    /// Binds to and accepts for any address; needs a privilege.
    public static final SocketOption<Boolean> TRANSPARENT =
            ROWS.add("transparent", "IP_TRANSPARENT", Shape.FLAG);

    /// The time to live of what is sent, 1 to 255.
    public static final SocketOption<Integer> TTL =
            ROWS.add("ttl", "IP_TTL", Shape.INT);

    /// Receives again from one source of a multicast group.
    public static final SocketOption<IpMreqSource> UNBLOCK_SOURCE =
            ROWS.add("unblock_source", "IP_UNBLOCK_SOURCE", Shape.IP_MREQ_SOURCE, Access.WRITE);

    /// The interface that what is sent to one host prefers, given by its number.
    public static final SocketOption<Integer> UNICAST_IF =
            ROWS.add("unicast_if", "IP_UNICAST_IF", Shape.IF_INDEX_BE);

    private IpOptions() {}

    /// Lists every row.
    ///
    /// @return the options
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
