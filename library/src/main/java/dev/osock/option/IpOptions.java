package dev.osock.option;

import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import java.util.List;

/// The options of IPv4, level `IPPROTO_IP`; see ip(7).
///
/// What an option *receives* comes as a control message with each message of [dev.osock.BlockingIo#recvmsg]: the one
/// that the description links to. Flags are false at first, unless the description says otherwise. A privilege that is
/// missing is `EPERM`, a value outside its range `EINVAL`. Those that Linux does not have are listed as well: to use
/// one is a `SocketInvalidException`. OTP's level `ip`.
public final class IpOptions {

    private static final Rows ROWS = new Rows(Level.IP);

    /// Joins a multicast group, on an interface that is given by its address. Not of streams: `EPROTO`. `EADDRINUSE` if
    /// the socket has joined it already, `ENODEV` if there is no such interface.
    public static final SocketOption<IpMreq> ADD_MEMBERSHIP =
            ROWS.add("add_membership", "IP_ADD_MEMBERSHIP", Shape.IP_MREQ, Access.WRITE);

    /// Joins a multicast group for the packets of one sender, on an interface that is given by its address.
    public static final SocketOption<IpMreqSource> ADD_SOURCE_MEMBERSHIP =
            ROWS.add("add_source_membership", "IP_ADD_SOURCE_MEMBERSHIP", Shape.IP_MREQ_SOURCE, Access.WRITE);

    /// Has a bind to an address with port 0 choose no port yet: connect does, which knows more of what is free.
    public static final SocketOption<Boolean> BIND_ADDRESS_NO_PORT =
            ROWS.add("bind_address_no_port", "IP_BIND_ADDRESS_NO_PORT", Shape.FLAG);

    /// Receives no more from one sender to a multicast group that the socket has joined.
    public static final SocketOption<IpMreqSource> BLOCK_SOURCE =
            ROWS.add("block_source", "IP_BLOCK_SOURCE", Shape.IP_MREQ_SOURCE, Access.WRITE);

    /// Receives the sum over the packet's bytes, if the device gives it: [dev.osock.message.ControlTypes#IP_CHECKSUM].
    public static final SocketOption<Boolean> CHECKSUM =
            ROWS.add("checksum", "IP_CHECKSUM", Shape.FLAG);

    /// Forbids to cut packets into fragments; not on Linux, see [#MTU_DISCOVER].
    public static final SocketOption<Boolean> DONTFRAG =
            ROWS.add("dontfrag", "IP_DONTFRAG", Shape.FLAG);

    /// Leaves a multicast group. `EADDRNOTAVAIL` if the socket has not joined it.
    public static final SocketOption<IpMreq> DROP_MEMBERSHIP =
            ROWS.add("drop_membership", "IP_DROP_MEMBERSHIP", Shape.IP_MREQ, Access.WRITE);

    /// Leaves a multicast group for the packets of one sender.
    public static final SocketOption<IpMreqSource> DROP_SOURCE_MEMBERSHIP =
            ROWS.add("drop_source_membership", "IP_DROP_SOURCE_MEMBERSHIP", Shape.IP_MREQ_SOURCE, Access.WRITE);

    /// Lets the socket bind to an address that this host does not have, or not yet.
    public static final SocketOption<Boolean> FREEBIND =
            ROWS.add("freebind", "IP_FREEBIND", Shape.FLAG);

    /// Tells that what is sent begins with the header of IP, made by the program; raw sockets only: `ENOPROTOOPT`. True
    /// at first of [dev.osock.kind.Protocol#RAW].
    public static final SocketOption<Boolean> HDRINCL =
            ROWS.add("hdrincl", "IP_HDRINCL", Shape.FLAG);

    /// Joins a multicast group on an interface that is given by its number.
    public static final SocketOption<GroupReq> JOIN_GROUP =
            ROWS.add("join_group", "MCAST_JOIN_GROUP", Shape.GROUP_REQ, Access.WRITE);

    /// Joins a multicast group for the packets of one sender, on an interface that is given by its number.
    public static final SocketOption<GroupSourceReq> JOIN_SOURCE_GROUP =
            ROWS.add("join_source_group", "MCAST_JOIN_SOURCE_GROUP", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Leaves a multicast group on an interface that is given by its number.
    public static final SocketOption<GroupReq> LEAVE_GROUP =
            ROWS.add("leave_group", "MCAST_LEAVE_GROUP", Shape.GROUP_REQ, Access.WRITE);

    /// Leaves a multicast group for the packets of one sender, on an interface that is given by its number.
    public static final SocketOption<GroupSourceReq> LEAVE_SOURCE_GROUP =
            ROWS.add("leave_source_group", "MCAST_LEAVE_SOURCE_GROUP", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// The ports of which the system chooses one for this socket. Since Linux 6.3; it also counts for IPv6.
    public static final SocketOption<PortRange> LOCAL_PORT_RANGE =
            ROWS.add("local_port_range", "IP_LOCAL_PORT_RANGE", Shape.PORT_RANGE);

    /// Receives no more from one sender to a multicast group, on an interface that is given by its number.
    public static final SocketOption<GroupSourceReq> MCAST_BLOCK_SOURCE =
            ROWS.add("mcast_block_source", "MCAST_BLOCK_SOURCE", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Sets whose packets to a multicast group are received, all senders at once, on an interface that is given by its
    /// number. The socket must have joined the group: `EINVAL`. `ENOBUFS` for more senders than the system allows
    /// (`net.ipv4.igmp_max_msf`).
    public static final SocketOption<GroupFilter> MCAST_MSFILTER =
            ROWS.add("mcast_msfilter", "MCAST_MSFILTER", Shape.of(GroupFilter.class), Access.WRITE);

    /// Receives again from one sender to a multicast group, on an interface that is given by its number.
    public static final SocketOption<GroupSourceReq> MCAST_UNBLOCK_SOURCE =
            ROWS.add("mcast_unblock_source", "MCAST_UNBLOCK_SOURCE", Shape.GROUP_SOURCE_REQ, Access.WRITE);

    /// Drops packets whose time to live is less than this when they arrive, 0 to 255; 0 at first. Of TCP only.
    public static final SocketOption<Integer> MINTTL =
            ROWS.add("minttl", "IP_MINTTL", Shape.INT);

    /// Sets whose packets to a multicast group are received, all senders at once, on an interface that is given by its
    /// address. The socket must have joined the group: `EINVAL`. `ENOBUFS` for more senders than the system allows
    /// (`net.ipv4.igmp_max_msf`).
    public static final SocketOption<IpMsfilter> MSFILTER =
            ROWS.add("msfilter", "IP_MSFILTER", Shape.IP_MSFILTER, Access.WRITE);

    /// How large a packet to the peer may be, in bytes, as far as is known (the path MTU); connected sockets only:
    /// `ENOTCONN`.
    public static final SocketOption<Integer> MTU =
            ROWS.add("mtu", "IP_MTU", Shape.INT, Access.READ);

    /// Whether packets that are sent may be cut into fragments.
    public static final SocketOption<PmtuDiscovery> MTU_DISCOVER =
            ROWS.add("mtu_discover", "IP_MTU_DISCOVER", Shape.PMTU);

    /// Receives what is sent to any multicast group that some socket of this host has joined, and not only to those
    /// that this socket has. True at first.
    public static final SocketOption<Boolean> MULTICAST_ALL =
            ROWS.add("multicast_all", "IP_MULTICAST_ALL", Shape.FLAG);

    /// The interface that multicasts are sent by, given by its address; [InAddr#ANY], at first, leaves it to the
    /// system. `EADDRNOTAVAIL` if there is none of that address. [#MULTICAST_IF_INDEX] takes a number.
    public static final SocketOption<InAddr> MULTICAST_IF =
            ROWS.add("multicast_if", "IP_MULTICAST_IF", Shape.IN_ADDR);

    /// The interface that multicasts are sent by, given by its number, as for an interface that has no address of its
    /// own: `IP_MULTICAST_IF` with a `struct ip_mreqn`. 0 leaves it to the system. `EADDRNOTAVAIL` if there is none of
    /// that number. Can only be set; OTP has no such option.
    public static final SocketOption<Integer> MULTICAST_IF_INDEX =
            ROWS.add("multicast_if_index", "IP_MULTICAST_IF", Shape.IF_INDEX_MREQN, Access.WRITE);

    /// Whether multicasts that are sent also come to the members on this host. True at first.
    public static final SocketOption<Boolean> MULTICAST_LOOP =
            ROWS.add("multicast_loop", "IP_MULTICAST_LOOP", Shape.FLAG);

    /// The time to live of multicasts that are sent, how many routers they pass at the most, 0 to 255; 1 at first, for
    /// the local network. Not of streams: `EINVAL`.
    public static final SocketOption<Integer> MULTICAST_TTL =
            ROWS.add("multicast_ttl", "IP_MULTICAST_TTL", Shape.INT);

    /// Sends fragments as they are: the packet filter of the kernel does not put them together. Raw sockets only.
    public static final SocketOption<Boolean> NODEFRAG =
            ROWS.add("nodefrag", "IP_NODEFRAG", Shape.FLAG);

    /// The IP options in the header of what is sent, up to 40 bytes; none removes them.
    public static final SocketOption<RawBytes> OPTIONS =
            ROWS.add("options", "IP_OPTIONS", Shape.BYTES);

    /// Receives by which address and interface each packet came in: [dev.osock.message.ControlTypes#IP_PKTINFO].
    public static final SocketOption<Boolean> PKTINFO =
            ROWS.add("pktinfo", "IP_PKTINFO", Shape.FLAG);

    /// The control messages of a stream's packets, as bytes; of others `ENOPROTOOPT`. [dev.osock.Socket#pktoptions]
    /// gives their values.
    public static final SocketOption<RawBytes> PKTOPTIONS =
            ROWS.add("pktoptions", "IP_PKTOPTIONS", Shape.BYTES, Access.READ);

    /// The protocol's number of a raw socket; of any other socket its port.
    /// [dev.osock.message.ControlTypes#IP_PROTOCOL] sets that of one packet. Since Linux 6.4.
    public static final SocketOption<Integer> PROTOCOL =
            ROWS.add("protocol", "IP_PROTOCOL", Shape.INT, Access.READ);

    /// Receives the destination address; not on Linux, see [#PKTINFO].
    public static final SocketOption<Boolean> RECVDSTADDR =
            ROWS.add("recvdstaddr", "IP_RECVDSTADDR", Shape.FLAG);

    /// Queues errors that the network reports, with what they are about: to be received with
    /// [dev.osock.message.MsgFlags#ERRQUEUE], as [dev.osock.message.ControlTypes#IP_RECVERR].
    public static final SocketOption<Boolean> RECVERR =
            ROWS.add("recverr", "IP_RECVERR", Shape.FLAG);

    /// Queues the extensions of such errors too, RFC 4884. Since Linux 5.9.
    public static final SocketOption<Boolean> RECVERR_RFC4884 =
            ROWS.add("recverr_rfc4884", "IP_RECVERR_RFC4884", Shape.FLAG);

    /// Receives the size of the largest fragment: [dev.osock.message.ControlTypes#IP_RECVFRAGSIZE].
    public static final SocketOption<Boolean> RECVFRAGSIZE =
            ROWS.add("recvfragsize", "IP_RECVFRAGSIZE", Shape.FLAG);

    /// Receives the interface; not on Linux, see [#PKTINFO].
    public static final SocketOption<Boolean> RECVIF =
            ROWS.add("recvif", "IP_RECVIF", Shape.FLAG);

    /// Receives the IP options in the packet's header: [dev.osock.message.ControlTypes#IP_RECVOPTS].
    public static final SocketOption<Boolean> RECVOPTS =
            ROWS.add("recvopts", "IP_RECVOPTS", Shape.FLAG);

    /// Receives the destination address that the packet had before it was redirected to this host:
    /// [dev.osock.message.ControlTypes#IP_ORIGDSTADDR].
    public static final SocketOption<Boolean> RECVORIGDSTADDR =
            ROWS.add("recvorigdstaddr", "IP_RECVORIGDSTADDR", Shape.FLAG);

    /// Receives the packet's type of service: [dev.osock.message.ControlTypes#IP_TOS].
    public static final SocketOption<Boolean> RECVTOS =
            ROWS.add("recvtos", "IP_RECVTOS", Shape.FLAG);

    /// Receives the packet's time to live: [dev.osock.message.ControlTypes#IP_TTL].
    public static final SocketOption<Boolean> RECVTTL =
            ROWS.add("recvttl", "IP_RECVTTL", Shape.FLAG);

    /// Receives the IP options in the packet's header, made ready for the answer:
    /// [dev.osock.message.ControlTypes#IP_RETOPTS].
    public static final SocketOption<Boolean> RETOPTS =
            ROWS.add("retopts", "IP_RETOPTS", Shape.FLAG);

    /// Receives packets for others that have the router alert option: 1, or 0 for not. Raw sockets only, but not of
    /// [dev.osock.kind.Protocol#RAW]: `EINVAL`.
    public static final SocketOption<Integer> ROUTER_ALERT =
            ROWS.add("router_alert", "IP_ROUTER_ALERT", Shape.INT);

    /// Chooses the source address; not on Linux, see [dev.osock.message.ControlTypes#IP_PKTINFO].
    public static final SocketOption<InAddr> SENDSRCADDR =
            ROWS.add("sendsrcaddr", "IP_SENDSRCADDR", Shape.IN_ADDR, Access.WRITE);

    /// The type of service of what is sent, the second byte of the header. Streams keep their two bits of congestion
    /// notification. The socket's [SocketOptions#PRIORITY], which Linux would change with it, stays as it is, as with
    /// OTP.
    public static final SocketOption<Tos> TOS =
            ROWS.add("tos", "IP_TOS", Shape.TOS);

    /// Lets the socket bind to, and accept connections for, addresses that are not this host's (a transparent proxy);
    /// needs a privilege.
    public static final SocketOption<Boolean> TRANSPARENT =
            ROWS.add("transparent", "IP_TRANSPARENT", Shape.FLAG);

    /// The time to live of what is sent, how many routers it passes at the most, 1 to 255; -1 for the system's default,
    /// mostly 64.
    public static final SocketOption<Integer> TTL =
            ROWS.add("ttl", "IP_TTL", Shape.INT);

    /// Receives again from one sender to a multicast group, on an interface that is given by its address.
    public static final SocketOption<IpMreqSource> UNBLOCK_SOURCE =
            ROWS.add("unblock_source", "IP_UNBLOCK_SOURCE", Shape.IP_MREQ_SOURCE, Access.WRITE);

    /// The interface that what is sent to single hosts prefers, given by its number; 0, at first, leaves it to the
    /// system. `EADDRNOTAVAIL` if there is none of that number.
    public static final SocketOption<Integer> UNICAST_IF =
            ROWS.add("unicast_if", "IP_UNICAST_IF", Shape.IF_INDEX_BE);

    private IpOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
