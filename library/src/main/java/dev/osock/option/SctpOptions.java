package dev.osock.option;

import java.util.List;

/// The options of SCTP, level `IPPROTO_SCTP`; see sctp(7). They need a kernel that has SCTP: without it there are no
/// sockets to set them on. An *association* is what others call a connection. Some are only known as bytes, laid out as
/// the structure that sctp(7) names for the option. OTP's level `sctp`.
public final class SctpOptions {

    private static final Rows ROWS = new Rows(Level.SCTP);

    /// The parameters of an association.
    public static final SocketOption<SctpAssocparams> ASSOCINFO =
            ROWS.add("associnfo", "SCTP_ASSOCINFO", Shape.SCTP_ASSOCPARAMS);

    /// After how many seconds without traffic an association is closed; 0, at first, for never. Of
    /// [dev.osock.kind.Type#SEQPACKET] only.
    public static final SocketOption<Integer> AUTOCLOSE =
            ROWS.add("autoclose", "SCTP_AUTOCLOSE", Shape.INT);

    /// Refuses to send what would have to be cut into fragments: `EMSGSIZE`.
    public static final SocketOption<Boolean> DISABLE_FRAGMENTS =
            ROWS.add("disable_fragments", "SCTP_DISABLE_FRAGMENTS", Shape.FLAG);

    /// Which notifications are received among the messages.
    public static final SocketOption<SctpEvents> EVENTS =
            ROWS.add("events", "SCTP_EVENTS", Shape.SCTP_EVENTS, Access.WRITE);

    /// How associations begin.
    public static final SocketOption<SctpInitmsg> INITMSG =
            ROWS.add("initmsg", "SCTP_INITMSG", Shape.SCTP_INITMSG);

    /// How many bytes a fragment of a message has at the most; 0 for no such bound.
    public static final SocketOption<Integer> MAXSEG =
            ROWS.add("maxseg", "SCTP_MAXSEG", Shape.INT);

    /// Sends small messages at once, without waiting for more.
    public static final SocketOption<Boolean> NODELAY =
            ROWS.add("nodelay", "SCTP_NODELAY", Shape.FLAG);

    /// How long an acknowledgement is waited for before something is sent again.
    public static final SocketOption<SctpRtoinfo> RTOINFO =
            ROWS.add("rtoinfo", "SCTP_RTOINFO", Shape.SCTP_RTOINFO);

    /// As bytes: `SCTP_ADAPTATION_LAYER`.
    public static final SocketOption<RawBytes> ADAPTION_LAYER =
            ROWS.add("adaption_layer", "SCTP_ADAPTATION_LAYER", Shape.BYTES);

    /// As bytes: `SCTP_AUTH_ACTIVE_KEY`.
    public static final SocketOption<RawBytes> AUTH_ACTIVE_KEY =
            ROWS.add("auth_active_key", "SCTP_AUTH_ACTIVE_KEY", Shape.BYTES);

    /// As bytes: `SCTP_AUTO_ASCONF`.
    public static final SocketOption<RawBytes> AUTH_ASCONF =
            ROWS.add("auth_asconf", "SCTP_AUTO_ASCONF", Shape.BYTES);

    /// As bytes: `SCTP_AUTH_CHUNK`.
    public static final SocketOption<RawBytes> AUTH_CHUNK =
            ROWS.add("auth_chunk", "SCTP_AUTH_CHUNK", Shape.BYTES);

    /// As bytes: `SCTP_AUTH_DELETE_KEY`.
    public static final SocketOption<RawBytes> AUTH_DELETE_KEY =
            ROWS.add("auth_delete_key", "SCTP_AUTH_DELETE_KEY", Shape.BYTES);

    /// As bytes: `SCTP_AUTH_KEY`.
    public static final SocketOption<RawBytes> AUTH_KEY =
            ROWS.add("auth_key", "SCTP_AUTH_KEY", Shape.BYTES);

    /// As bytes: `SCTP_CONTEXT`.
    public static final SocketOption<RawBytes> CONTEXT =
            ROWS.add("context", "SCTP_CONTEXT", Shape.BYTES);

    /// As bytes: `SCTP_DEFAULT_SEND_PARAM`.
    public static final SocketOption<RawBytes> DEFAULT_SEND_PARAMS =
            ROWS.add("default_send_params", "SCTP_DEFAULT_SEND_PARAM", Shape.BYTES);

    /// As bytes: `SCTP_DELAYED_ACK_TIME`.
    public static final SocketOption<RawBytes> DELAYED_ACK_TIME =
            ROWS.add("delayed_ack_time", "SCTP_DELAYED_ACK_TIME", Shape.BYTES);

    /// As bytes: `SCTP_EXPLICIT_EOR`.
    public static final SocketOption<RawBytes> EXPLICIT_EOR =
            ROWS.add("explicit_eor", "SCTP_EXPLICIT_EOR", Shape.BYTES);

    /// As bytes: `SCTP_FRAGMENT_INTERLEAVE`.
    public static final SocketOption<RawBytes> FRAGMENT_INTERLEAVE =
            ROWS.add("fragment_interleave", "SCTP_FRAGMENT_INTERLEAVE", Shape.BYTES);

    /// As bytes: `SCTP_GET_PEER_ADDR_INFO`.
    public static final SocketOption<RawBytes> GET_PEER_ADDR_INFO =
            ROWS.add("get_peer_addr_info", "SCTP_GET_PEER_ADDR_INFO", Shape.BYTES);

    /// As bytes: `SCTP_HMAC_IDENT`.
    public static final SocketOption<RawBytes> HMAC_IDENT =
            ROWS.add("hmac_ident", "SCTP_HMAC_IDENT", Shape.BYTES);

    /// As bytes: `SCTP_I_WANT_MAPPED_V4_ADDR`.
    public static final SocketOption<RawBytes> I_WANT_MAPPED_V4_ADDR =
            ROWS.add("i_want_mapped_v4_addr", "SCTP_I_WANT_MAPPED_V4_ADDR", Shape.BYTES);

    /// As bytes: `SCTP_LOCAL_AUTH_CHUNKS`.
    public static final SocketOption<RawBytes> LOCAL_AUTH_CHUNKS =
            ROWS.add("local_auth_chunks", "SCTP_LOCAL_AUTH_CHUNKS", Shape.BYTES);

    /// As bytes: `SCTP_MAX_BURST`.
    public static final SocketOption<RawBytes> MAXBURST =
            ROWS.add("maxburst", "SCTP_MAX_BURST", Shape.BYTES);

    /// As bytes: `SCTP_PARTIAL_DELIVERY_POINT`.
    public static final SocketOption<RawBytes> PARTIAL_DELIVERY_POINT =
            ROWS.add("partial_delivery_point", "SCTP_PARTIAL_DELIVERY_POINT", Shape.BYTES);

    /// As bytes: `SCTP_PEER_ADDR_PARAMS`.
    public static final SocketOption<RawBytes> PEER_ADDR_PARAMS =
            ROWS.add("peer_addr_params", "SCTP_PEER_ADDR_PARAMS", Shape.BYTES);

    /// As bytes: `SCTP_PEER_AUTH_CHUNKS`.
    public static final SocketOption<RawBytes> PEER_AUTH_CHUNKS =
            ROWS.add("peer_auth_chunks", "SCTP_PEER_AUTH_CHUNKS", Shape.BYTES);

    /// As bytes: `SCTP_PRIMARY_ADDR`.
    public static final SocketOption<RawBytes> PRIMARY_ADDR =
            ROWS.add("primary_addr", "SCTP_PRIMARY_ADDR", Shape.BYTES);

    /// As bytes: `SCTP_RESET_STREAMS`.
    public static final SocketOption<RawBytes> RESET_STREAMS =
            ROWS.add("reset_streams", "SCTP_RESET_STREAMS", Shape.BYTES);

    /// As bytes: `SCTP_SET_PEER_PRIMARY_ADDR`.
    public static final SocketOption<RawBytes> SET_PEER_PRIMARY_ADDR =
            ROWS.add("set_peer_primary_addr", "SCTP_SET_PEER_PRIMARY_ADDR", Shape.BYTES);

    /// As bytes: `SCTP_STATUS`.
    public static final SocketOption<RawBytes> STATUS =
            ROWS.add("status", "SCTP_STATUS", Shape.BYTES);

    /// As bytes: `SCTP_USE_EXT_RECVINFO`.
    public static final SocketOption<RawBytes> USE_EXT_RECVINFO =
            ROWS.add("use_ext_recvinfo", "SCTP_USE_EXT_RECVINFO", Shape.BYTES);

    private SctpOptions() {}

    /// Lists these options.
    ///
    /// @return all of them
    public static List<SocketOption<?>> all() {
        return ROWS.all();
    }
}
