package dev.osock.option;

import dev.osock.address.RawBytes;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpAddStreams;
import dev.osock.sctp.SctpAddress;
import dev.osock.sctp.SctpAddresses;
import dev.osock.sctp.SctpAssocIds;
import dev.osock.sctp.SctpAssocStats;
import dev.osock.sctp.SctpAssocValue;
import dev.osock.sctp.SctpAssocparams;
import dev.osock.sctp.SctpAuthchunks;
import dev.osock.sctp.SctpAuthkey;
import dev.osock.sctp.SctpAuthkeyid;
import dev.osock.sctp.SctpDefaultPrinfo;
import dev.osock.sctp.SctpEvent;
import dev.osock.sctp.SctpEvents;
import dev.osock.sctp.SctpHmacalgo;
import dev.osock.sctp.SctpInitmsg;
import dev.osock.sctp.SctpPaddrinfo;
import dev.osock.sctp.SctpPaddrparams;
import dev.osock.sctp.SctpPaddrthlds;
import dev.osock.sctp.SctpPaddrthldsV2;
import dev.osock.sctp.SctpProbeinterval;
import dev.osock.sctp.SctpPrstatus;
import dev.osock.sctp.SctpRcvinfo;
import dev.osock.sctp.SctpResetStreams;
import dev.osock.sctp.SctpRtoinfo;
import dev.osock.sctp.SctpSackInfo;
import dev.osock.sctp.SctpSndinfo;
import dev.osock.sctp.SctpSndrcvinfo;
import dev.osock.sctp.SctpStatus;
import dev.osock.sctp.SctpStreamValue;
import dev.osock.sctp.SctpUdpencaps;
import java.util.List;

/// The options of SCTP, level `IPPROTO_SCTP`; see RFC 6458 and sctp(7). They need a kernel that has SCTP: without it
/// there are no sockets to set them on. An *association* is what others call a connection. OTP's level `sctp`.
///
/// Many belong to an association, and their value says to which: of a socket of [dev.osock.kind.Type#STREAM] it does
/// not matter. [dev.osock.sctp.AssocId#FUTURE] means the socket itself, whose values later associations begin with. To
/// read those of one association, or of one address, give [dev.osock.Socket#getopt(SocketOption, Object)] a question.
/// A number of an association that there is not is `EINVAL`.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/sctp.html">SCTP, in the guide</a>
public final class SctpOptions {

    private static final Rows ROWS = new Rows(Level.SCTP);

    /// The parameters of an association.
    public static final SocketOption<SctpAssocparams> ASSOCINFO =
            ROWS.add("associnfo", "SCTP_ASSOCINFO", Shape.SCTP_ASSOCPARAMS);

    /// After how many seconds without traffic an association is closed; 0, at first, for never. Of
    /// [dev.osock.kind.Type#SEQPACKET] only: `EOPNOTSUPP`.
    public static final SocketOption<Integer> AUTOCLOSE =
            ROWS.add("autoclose", "SCTP_AUTOCLOSE", Shape.INT);

    /// Refuses to send what would have to be cut into fragments: `EMSGSIZE`.
    public static final SocketOption<Boolean> DISABLE_FRAGMENTS =
            ROWS.add("disable_fragments", "SCTP_DISABLE_FRAGMENTS", Shape.FLAG);

    /// Which notifications are received among the messages: all kinds at once, of the socket and the
    /// associations that it has. OTP can only set it.
    public static final SocketOption<SctpEvents> EVENTS =
            ROWS.add("events", "SCTP_EVENTS", Shape.SCTP_EVENTS);

    /// Whether a kind of notification is received, of an association or the socket. To read it takes a
    /// question, [SctpEvent#ask]. `EINVAL` for an association that there is not.
    public static final SocketOption<SctpEvent> EVENT =
            ROWS.add("event", "SCTP_EVENT", Shape.of(SctpEvent.class));

    /// How associations begin.
    public static final SocketOption<SctpInitmsg> INITMSG =
            ROWS.add("initmsg", "SCTP_INITMSG", Shape.SCTP_INITMSG);

    /// How many bytes a fragment of a message has at the most, of associations that begin later, and of that of a
    /// socket of [dev.osock.kind.Type#STREAM]; 0, at first, for as many as the path allows. `EINVAL` if the kernel
    /// makes none so short or so long. [#MAXSEG_ASSOC] is of one of many.
    public static final SocketOption<Integer> MAXSEG =
            ROWS.add("maxseg", "SCTP_MAXSEG", Shape.INT);

    /// How many bytes a fragment of a message of an association has at the most: `SCTP_MAXSEG` with a
    /// `struct sctp_assoc_value`. To read that of one of many takes a question, [SctpAssocValue#ask]; it is what
    /// fragments have, which may be less than was set. Of [AssocId#FUTURE] it is [#MAXSEG]. OTP has no such option.
    public static final SocketOption<SctpAssocValue> MAXSEG_ASSOC =
            ROWS.add("maxseg_assoc", "SCTP_MAXSEG", Shape.of(SctpAssocValue.class));

    /// Sends small messages at once, without waiting for more.
    public static final SocketOption<Boolean> NODELAY =
            ROWS.add("nodelay", "SCTP_NODELAY", Shape.FLAG);

    /// How long an acknowledgement is waited for before something is sent again.
    public static final SocketOption<SctpRtoinfo> RTOINFO =
            ROWS.add("rtoinfo", "SCTP_RTOINFO", Shape.SCTP_RTOINFO);

    /// A number that the peer is told when an association begins, for the program there:
    /// [dev.osock.sctp.SctpNotification.AdaptationIndication].
    public static final SocketOption<Long> ADAPTION_LAYER =
            ROWS.add("adaption_layer", "SCTP_ADAPTATION_LAYER", Shape.UINT32);

    /// The key that is signed with. `EINVAL` if there is none of that number, `EACCES` if [#AUTH_SUPPORTED] is
    /// off.
    public static final SocketOption<SctpAuthkeyid> AUTH_ACTIVE_KEY =
            ROWS.add("auth_active_key", "SCTP_AUTH_ACTIVE_KEY", Shape.of(SctpAuthkeyid.class));

    /// Tells the peers of addresses that this host gets and loses, if the socket is bound to all:
    /// [#ASCONF_SUPPORTED] is needed. Only of sockets that are bound to the unspecified address: `EINVAL`.
    public static final SocketOption<Boolean> AUTH_ASCONF =
            ROWS.add("auth_asconf", "SCTP_AUTO_ASCONF", Shape.FLAG);

    /// Has chunks of a type taken only if they are signed, of associations that begin later; 0 is the type of
    /// data. `EACCES` if [#AUTH_SUPPORTED] is off.
    public static final SocketOption<Integer> AUTH_CHUNK =
            ROWS.add("auth_chunk", "SCTP_AUTH_CHUNK", Shape.UINT8, Access.WRITE);

    /// Takes a key out of use, which is not the active one (`EINVAL`), so that it can be deleted when nothing
    /// is signed by it any more: [dev.osock.sctp.SctpNotification.Authentication] tells.
    public static final SocketOption<SctpAuthkeyid> AUTH_DEACTIVATE_KEY =
            ROWS.add("auth_deactivate_key", "SCTP_AUTH_DEACTIVATE_KEY", Shape.of(SctpAuthkeyid.class), Access.WRITE);

    /// Forgets a key, which is not the active one (`EINVAL`).
    public static final SocketOption<SctpAuthkeyid> AUTH_DELETE_KEY =
            ROWS.add("auth_delete_key", "SCTP_AUTH_DELETE_KEY", Shape.of(SctpAuthkeyid.class), Access.WRITE);

    /// Adds a key, or replaces it. `EACCES` if [#AUTH_SUPPORTED] is off.
    public static final SocketOption<SctpAuthkey> AUTH_KEY =
            ROWS.add("auth_key", "SCTP_AUTH_KEY", Shape.of(SctpAuthkey.class), Access.WRITE);

    /// A number that comes with all messages that are received: [SctpRcvinfo#context()].
    public static final SocketOption<SctpAssocValue> CONTEXT =
            ROWS.add("context", "SCTP_CONTEXT", Shape.of(SctpAssocValue.class));

    /// What messages are part of that do not say so themselves, the old way.
    public static final SocketOption<SctpSndrcvinfo> DEFAULT_SEND_PARAMS =
            ROWS.add("default_send_params", "SCTP_DEFAULT_SEND_PARAM", Shape.of(SctpSndrcvinfo.class));

    /// What messages are part of that do not say so themselves.
    public static final SocketOption<SctpSndinfo> DEFAULT_SNDINFO =
            ROWS.add("default_sndinfo", "SCTP_DEFAULT_SNDINFO", Shape.of(SctpSndinfo.class));

    /// When messages are given up that do not say so themselves.
    public static final SocketOption<SctpDefaultPrinfo> DEFAULT_PRINFO =
            ROWS.add("default_prinfo", "SCTP_DEFAULT_PRINFO", Shape.of(SctpDefaultPrinfo.class));

    /// When received messages are acknowledged; RFC 6458 calls it `SCTP_DELAYED_SACK`.
    public static final SocketOption<SctpSackInfo> DELAYED_ACK_TIME =
            ROWS.add("delayed_ack_time", "SCTP_DELAYED_ACK_TIME", Shape.of(SctpSackInfo.class));

    /// Lets a message be sent in parts, the last one with [dev.osock.message.MsgFlags#EOR]; not on Linux.
    public static final SocketOption<RawBytes> EXPLICIT_EOR =
            ROWS.add("explicit_eor", "SCTP_EXPLICIT_EOR", Shape.BYTES);

    /// Whether messages that are delivered in parts may be interleaved: 0 for never; 1, at first, with those of
    /// other associations; [#INTERLEAVING_SUPPORTED] needs at least 1.
    public static final SocketOption<Integer> FRAGMENT_INTERLEAVE =
            ROWS.add("fragment_interleave", "SCTP_FRAGMENT_INTERLEAVE", Shape.INT);

    /// What is known of an address of the peer: takes a question, [SctpPaddrinfo#ask]. `EINVAL` if it is none
    /// of the peer's.
    public static final SocketOption<SctpPaddrinfo> GET_PEER_ADDR_INFO =
            ROWS.add("get_peer_addr_info", "SCTP_GET_PEER_ADDR_INFO", Shape.of(SctpPaddrinfo.class), Access.READ);

    /// The algorithms that are signed with; SHA-1 must be among them: `EOPNOTSUPP`. `EACCES` if
    /// [#AUTH_SUPPORTED] is off.
    public static final SocketOption<SctpHmacalgo> HMAC_IDENT =
            ROWS.add("hmac_ident", "SCTP_HMAC_IDENT", Shape.of(SctpHmacalgo.class));

    /// Gives IPv4 addresses as mapped ones on an IPv6 socket; true at first.
    public static final SocketOption<Boolean> I_WANT_MAPPED_V4_ADDR =
            ROWS.add("i_want_mapped_v4_addr", "SCTP_I_WANT_MAPPED_V4_ADDR", Shape.FLAG);

    /// Which chunks the peer must sign: takes the question for an association, [SctpAuthchunks#ask]; without
    /// one it is those of associations that begin later. `EACCES` if [#AUTH_SUPPORTED] is off.
    public static final SocketOption<SctpAuthchunks> LOCAL_AUTH_CHUNKS =
            ROWS.add("local_auth_chunks", "SCTP_LOCAL_AUTH_CHUNKS", Shape.of(SctpAuthchunks.class), Access.READ);

    /// How many packets may be sent at once that have not been acknowledged.
    public static final SocketOption<SctpAssocValue> MAXBURST =
            ROWS.add("maxburst", "SCTP_MAX_BURST", Shape.of(SctpAssocValue.class));

    /// From how many bytes on a message may be delivered in parts, before all of it has come; 0, at first, for
    /// when there is no more room. More than the receive buffer is `EINVAL`.
    public static final SocketOption<Long> PARTIAL_DELIVERY_POINT =
            ROWS.add("partial_delivery_point", "SCTP_PARTIAL_DELIVERY_POINT", Shape.UINT32);

    /// How addresses of the peer are watched and used: heartbeats, tries, limits of the path. To read that of
    /// an association takes a question, [SctpPaddrparams#ask].
    public static final SocketOption<SctpPaddrparams> PEER_ADDR_PARAMS =
            ROWS.add("peer_addr_params", "SCTP_PEER_ADDR_PARAMS", Shape.of(SctpPaddrparams.class));

    /// When an address of the peer is taken for gone.
    public static final SocketOption<SctpPaddrthlds> PEER_ADDR_THLDS =
            ROWS.add("peer_addr_thlds", "SCTP_PEER_ADDR_THLDS", Shape.of(SctpPaddrthlds.class));

    /// When an address of the peer is taken for gone, and when another becomes the primary one.
    public static final SocketOption<SctpPaddrthldsV2> PEER_ADDR_THLDS_V2 =
            ROWS.add("peer_addr_thlds_v2", "SCTP_PEER_ADDR_THLDS_V2", Shape.of(SctpPaddrthldsV2.class));

    /// Which chunks the peer wants signed: takes the question for an association, [SctpAuthchunks#ask].
    /// `EACCES` if [#AUTH_SUPPORTED] is off.
    public static final SocketOption<SctpAuthchunks> PEER_AUTH_CHUNKS =
            ROWS.add("peer_auth_chunks", "SCTP_PEER_AUTH_CHUNKS", Shape.of(SctpAuthchunks.class), Access.READ);

    /// The address of the peer that is sent to. To read that of one of many associations takes a question,
    /// [SctpAddress#ask].
    public static final SocketOption<SctpAddress> PRIMARY_ADDR =
            ROWS.add("primary_addr", "SCTP_PRIMARY_ADDR", Shape.of(SctpAddress.class));

    /// Has the numbering of streams begin anew, RFC 6525: [dev.osock.sctp.SctpNotification.StreamReset] tells
    /// how it has ended. `ENOPROTOOPT` if the peer cannot ([#RECONFIG_SUPPORTED]), `EPERM` without
    /// [#ENABLE_STREAM_RESET], `EINPROGRESS` while another is under way, `EAGAIN` while messages of those
    /// streams wait.
    public static final SocketOption<SctpResetStreams> RESET_STREAMS =
            ROWS.add("reset_streams", "SCTP_RESET_STREAMS", Shape.of(SctpResetStreams.class), Access.WRITE);

    /// Has the numbering of an association begin anew, RFC 6525: [dev.osock.sctp.SctpNotification.AssocReset]
    /// tells how it has ended. Failures as of [#RESET_STREAMS]; `EBUSY` or `EAGAIN` while messages wait.
    public static final SocketOption<AssocId> RESET_ASSOC =
            ROWS.add("reset_assoc", "SCTP_RESET_ASSOC", Shape.of(AssocId.class), Access.WRITE);

    /// Adds streams, RFC 6525: [dev.osock.sctp.SctpNotification.StreamChange] tells how it has ended. Failures
    /// as of [#RESET_STREAMS].
    public static final SocketOption<SctpAddStreams> ADD_STREAMS =
            ROWS.add("add_streams", "SCTP_ADD_STREAMS", Shape.of(SctpAddStreams.class), Access.WRITE);

    /// Asks the peer to send to an address of this side. `EPERM` if the peer cannot be asked
    /// ([#ASCONF_SUPPORTED]), `EADDRNOTAVAIL` if the address is none of this side.
    public static final SocketOption<SctpAddress> SET_PEER_PRIMARY_ADDR =
            ROWS.add("set_peer_primary_addr", "SCTP_SET_PEER_PRIMARY_ADDR", Shape.of(SctpAddress.class), Access.WRITE);

    /// How an association is: of one of many it takes a question, [SctpStatus#ask]. `EINVAL` if there is no
    /// such association.
    public static final SocketOption<SctpStatus> STATUS =
            ROWS.add("status", "SCTP_STATUS", Shape.of(SctpStatus.class), Access.READ);

    /// Not on Linux: see [#RECVNXTINFO].
    public static final SocketOption<RawBytes> USE_EXT_RECVINFO =
            ROWS.add("use_ext_recvinfo", "SCTP_USE_EXT_RECVINFO", Shape.BYTES);

    /// Receives, with each message, what it is part of: [dev.osock.message.ControlTypes#SCTP_RCVINFO].
    public static final SocketOption<Boolean> RECVRCVINFO =
            ROWS.add("recvrcvinfo", "SCTP_RECVRCVINFO", Shape.FLAG);

    /// Receives, with each message, what the next one is part of if it is there:
    /// [dev.osock.message.ControlTypes#SCTP_NXTINFO].
    public static final SocketOption<Boolean> RECVNXTINFO =
            ROWS.add("recvnxtinfo", "SCTP_RECVNXTINFO", Shape.FLAG);

    /// How many associations the socket has; of one that may have many: `EOPNOTSUPP`.
    public static final SocketOption<Long> GET_ASSOC_NUMBER =
            ROWS.add("get_assoc_number", "SCTP_GET_ASSOC_NUMBER", Shape.UINT32, Access.READ);

    /// The associations of the socket, which may have many: `EOPNOTSUPP`.
    public static final SocketOption<SctpAssocIds> GET_ASSOC_ID_LIST =
            ROWS.add("get_assoc_id_list", "SCTP_GET_ASSOC_ID_LIST", Shape.of(SctpAssocIds.class), Access.READ);

    /// What has been counted of an association: takes a question, [SctpAssocStats#ask]. `EINVAL` if there is no
    /// such association.
    public static final SocketOption<SctpAssocStats> GET_ASSOC_STATS =
            ROWS.add("get_assoc_stats", "SCTP_GET_ASSOC_STATS", Shape.of(SctpAssocStats.class), Access.READ);

    /// The addresses of this side: [dev.osock.Associations#socknames()] is simpler. Takes the question for an
    /// association, [SctpAddresses#ask]; without one it is those that the socket is bound to.
    public static final SocketOption<SctpAddresses> GET_LOCAL_ADDRS =
            ROWS.add("get_local_addrs", "SCTP_GET_LOCAL_ADDRS", Shape.of(SctpAddresses.class), Access.READ);

    /// The addresses of the peer: [dev.osock.Associations#peernames()] is simpler. Of one of many associations it
    /// takes a question, [SctpAddresses#ask]. `EINVAL` if there is no such association.
    public static final SocketOption<SctpAddresses> GET_PEER_ADDRS =
            ROWS.add("get_peer_addrs", "SCTP_GET_PEER_ADDRS", Shape.of(SctpAddresses.class), Access.READ);

    /// Lets several sockets of [dev.osock.kind.Type#STREAM] be bound to the same port, if all of them say so before
    /// they are bound (`EFAULT`); one of them may listen.
    public static final SocketOption<Boolean> REUSE_PORT =
            ROWS.add("reuse_port", "SCTP_REUSE_PORT", Shape.FLAG);

    /// Whether messages can be given up (partial reliability, RFC 3758): 1, at first, or 0. Of an association
    /// it tells whether the peer can too.
    public static final SocketOption<SctpAssocValue> PR_SUPPORTED =
            ROWS.add("pr_supported", "SCTP_PR_SUPPORTED", Shape.of(SctpAssocValue.class));

    /// How many messages of an association have been given up: takes a question, [SctpPrstatus#ask].
    public static final SocketOption<SctpPrstatus> PR_ASSOC_STATUS =
            ROWS.add("pr_assoc_status", "SCTP_PR_ASSOC_STATUS", Shape.of(SctpPrstatus.class), Access.READ);

    /// How many messages of a stream have been given up: takes a question, [SctpPrstatus#ask].
    public static final SocketOption<SctpPrstatus> PR_STREAM_STATUS =
            ROWS.add("pr_stream_status", "SCTP_PR_STREAM_STATUS", Shape.of(SctpPrstatus.class), Access.READ);

    /// Whether streams can be reset and added (RFC 6525): 1, or 0 at first. Of an association it tells whether
    /// the peer can too.
    public static final SocketOption<SctpAssocValue> RECONFIG_SUPPORTED =
            ROWS.add("reconfig_supported", "SCTP_RECONFIG_SUPPORTED", Shape.of(SctpAssocValue.class));

    /// What of RFC 6525 is allowed, bits: 1 to reset streams, 2 to reset an association, 4 to add streams.
    public static final SocketOption<SctpAssocValue> ENABLE_STREAM_RESET =
            ROWS.add("enable_stream_reset", "SCTP_ENABLE_STREAM_RESET", Shape.of(SctpAssocValue.class));

    /// Which stream is sent from next: 0, at first, in the order of sending; 1 by priority; 2 in turn; from
    /// Linux 6.4 on 3 fair; 4 by weight.
    public static final SocketOption<SctpAssocValue> STREAM_SCHEDULER =
            ROWS.add("stream_scheduler", "SCTP_STREAM_SCHEDULER", Shape.of(SctpAssocValue.class));

    /// A stream's priority (the lowest number first) or weight for [#STREAM_SCHEDULER]. To read it takes a
    /// question: the same with any number.
    public static final SocketOption<SctpStreamValue> STREAM_SCHEDULER_VALUE =
            ROWS.add("stream_scheduler_value", "SCTP_STREAM_SCHEDULER_VALUE", Shape.of(SctpStreamValue.class));

    /// Whether long messages of several streams can be sent interleaved (RFC 8260): 1, or 0 at first. The
    /// kernel must allow it (`net.sctp.intl_enable`): `EPERM`.
    public static final SocketOption<SctpAssocValue> INTERLEAVING_SUPPORTED =
            ROWS.add("interleaving_supported", "SCTP_INTERLEAVING_SUPPORTED", Shape.of(SctpAssocValue.class));

    /// Whether the peer is told of addresses that come and go (RFC 5061): 1, or 0 at first. It needs signed
    /// chunks: [#AUTH_SUPPORTED].
    public static final SocketOption<SctpAssocValue> ASCONF_SUPPORTED =
            ROWS.add("asconf_supported", "SCTP_ASCONF_SUPPORTED", Shape.of(SctpAssocValue.class));

    /// Whether chunks can be signed (RFC 4895): 1, or 0 at first.
    public static final SocketOption<SctpAssocValue> AUTH_SUPPORTED =
            ROWS.add("auth_supported", "SCTP_AUTH_SUPPORTED", Shape.of(SctpAssocValue.class));

    /// Whether routers may mark packets rather than drop them: 1, at first, or 0.
    public static final SocketOption<SctpAssocValue> ECN_SUPPORTED =
            ROWS.add("ecn_supported", "SCTP_ECN_SUPPORTED", Shape.of(SctpAssocValue.class));

    /// Whether it is told that an address may be gone ([dev.osock.sctp.SctpPaddrinfo.State#PF]): 2 for yes; 1
    /// for no; 0, at first, in the option only.
    public static final SocketOption<SctpAssocValue> EXPOSE_PF_STATE =
            ROWS.add("expose_pf_state", "SCTP_EXPOSE_POTENTIALLY_FAILED_STATE", Shape.of(SctpAssocValue.class));

    /// To which UDP port of the peer packets go, RFC 6951. The kernel must have a port of its own before the socket is
    /// opened (`net.sctp.udp_port`). Of who is connected to it is the port that packets come from. Since Linux 5.11.
    public static final SocketOption<SctpUdpencaps> REMOTE_UDP_ENCAPS_PORT =
            ROWS.add("remote_udp_encaps_port", "SCTP_REMOTE_UDP_ENCAPS_PORT", Shape.of(SctpUdpencaps.class));

    /// How often the limit of the path is probed, RFC 8899. Since Linux 5.14.
    public static final SocketOption<SctpProbeinterval> PLPMTUD_PROBE_INTERVAL =
            ROWS.add("plpmtud_probe_interval", "SCTP_PLPMTUD_PROBE_INTERVAL", Shape.of(SctpProbeinterval.class));

    private SctpOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
