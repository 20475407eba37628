package dev.osock.internal.wire;

import dev.osock.address.RawBytes;
import dev.osock.internal.abi.Abi;
import dev.osock.option.Shape;
import dev.osock.sctp.SctpEventType;
import dev.osock.sctp.SctpNotification;
import dev.osock.sctp.SctpNotification.AdaptationIndication;
import dev.osock.sctp.SctpNotification.AssocChange;
import dev.osock.sctp.SctpNotification.AssocReset;
import dev.osock.sctp.SctpNotification.Authentication;
import dev.osock.sctp.SctpNotification.Broken;
import dev.osock.sctp.SctpNotification.PartialDelivery;
import dev.osock.sctp.SctpNotification.PeerAddrChange;
import dev.osock.sctp.SctpNotification.RemoteError;
import dev.osock.sctp.SctpNotification.SendFailed;
import dev.osock.sctp.SctpNotification.SendFailedEvent;
import dev.osock.sctp.SctpNotification.SenderDry;
import dev.osock.sctp.SctpNotification.Shutdown;
import dev.osock.sctp.SctpNotification.StreamChange;
import dev.osock.sctp.SctpNotification.StreamReset;
import dev.osock.sctp.SctpNotification.Unknown;
import dev.osock.sctp.SctpSndinfo;
import dev.osock.sctp.SctpSndrcvinfo;
import java.lang.foreign.MemorySegment;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `union sctp_notification` → [SctpNotification]. A length is checked before anything is read by it, that which the
/// notification claims against the bytes that there are, and these against what its kind has.
public final class SctpNotificationCodec {

    // Every kind begins so.
    private static final Field TYPE = Field.of("sctp_assoc_change", "sac_type");
    private static final Field FLAGS = Field.of("sctp_assoc_change", "sac_flags");
    private static final Field LENGTH = Field.of("sctp_assoc_change", "sac_length");
    private static final int HEADER = LENGTH.offset() + LENGTH.size();

    private SctpNotificationCodec() {}

    /// Reads a notification. Whatever the bytes are, nothing is thrown.
    ///
    /// @param data the bytes
    /// @param isWhole whether the kernel says that they are the end of one
    /// @return the notification; [Broken] if they are not exactly one
    public static SctpNotification decode(byte[] data, boolean isWhole) {
        MemorySegment m = MemorySegment.ofArray(data);
        if (!isWhole || data.length < HEADER || LENGTH.wide(m, 0) != data.length) {
            return new Broken(new RawBytes(data));
        }
        int number = TYPE.number(m, 0);
        int flags = FLAGS.number(m, 0);
        SctpEventType type = SctpEventType.of(number).orElse(null);
        if (type == null || type == SctpEventType.DATA_IO) {
            return new Unknown(number, flags, new RawBytes(data));
        }
        Parts parts = Parts.of(type);
        return data.length < parts.size ? new Broken(new RawBytes(data)) : read(type, flags, parts, m);
    }

    /// The structure of a kind: its fields behind the header, and how many bytes it has at the least.
    private static final class Parts {

        private static final Map<SctpEventType, Parts> MADE = made();

        private final Field[] fields;
        private final int size;

        private Parts(String struct, String fields) {
            this.fields = Field.all(struct, fields);
            size = Abi.current().size(struct);
        }

        private static Map<SctpEventType, Parts> made() {
            Map<SctpEventType, Parts> made = new EnumMap<>(SctpEventType.class);
            for (SctpEventType type : SctpEventType.values()) {
                made.put(type, switch (type) {
                    case DATA_IO, ASSOCIATION -> new Parts(
                            "sctp_assoc_change",
                            "sac_state sac_error sac_outbound_streams sac_inbound_streams sac_assoc_id");
                    case ADDRESS -> new Parts("sctp_paddr_change", "spc_aaddr spc_state spc_error spc_assoc_id");
                    case SEND_FAILURE -> new Parts("sctp_send_failed", "ssf_error ssf_info ssf_assoc_id");
                    case PEER_ERROR -> new Parts("sctp_remote_error", "sre_error sre_assoc_id");
                    case SHUTDOWN -> new Parts("sctp_shutdown_event", "sse_assoc_id");
                    case PARTIAL_DELIVERY -> new Parts(
                            "sctp_pdapi_event", "pdapi_indication pdapi_assoc_id pdapi_stream pdapi_seq");
                    case ADAPTATION -> new Parts("sctp_adaptation_event", "sai_adaptation_ind sai_assoc_id");
                    case AUTHENTICATION -> new Parts(
                            "sctp_authkey_event", "auth_keynumber auth_altkeynumber auth_indication auth_assoc_id");
                    case SENDER_DRY -> new Parts("sctp_sender_dry_event", "sender_dry_assoc_id");
                    case STREAM_RESET -> new Parts("sctp_stream_reset_event", "strreset_assoc_id");
                    case ASSOC_RESET -> new Parts(
                            "sctp_assoc_reset_event",
                            "assocreset_assoc_id assocreset_local_tsn assocreset_remote_tsn");
                    case STREAM_CHANGE -> new Parts(
                            "sctp_stream_change_event", "strchange_assoc_id strchange_instrms strchange_outstrms");
                    case SEND_FAILURE_EVENT -> new Parts(
                            "sctp_send_failed_event", "ssf_error ssfe_info ssf_assoc_id");
                });
            }
            return made;
        }

        static Parts of(SctpEventType type) {
            return Objects.requireNonNull(MADE.get(type));
        }
    }

    /// Makes a notification of at least as many bytes as its kind has.
    private static SctpNotification read(SctpEventType type, int flags, Parts parts, MemorySegment m) {
        var from = new SctpFields(parts.fields, m, 0);
        return switch (type) {
            case DATA_IO, ASSOCIATION -> new AssocChange(
                    flags, new AssocChange.State(from.number()), cause(from), from.number(), from.number(), from.id(),
                    behind(parts, m));
            case ADDRESS -> new PeerAddrChange(
                    flags, from.address(), new PeerAddrChange.Change(from.number()), from.number(), from.id());
            case SEND_FAILURE -> new SendFailed(
                    flags, cause(from), from.part(Codecs.of(Shape.of(SctpSndrcvinfo.class))), from.id(),
                    behind(parts, m));
            case PEER_ERROR -> new RemoteError(flags, cause(from), from.id(), behind(parts, m));
            case SHUTDOWN -> new Shutdown(flags, from.id());
            case PARTIAL_DELIVERY -> new PartialDelivery(flags, from.wide(), from.id(), from.wide(), from.wide());
            case ADAPTATION -> new AdaptationIndication(flags, from.wide(), from.id());
            case AUTHENTICATION -> new Authentication(
                    flags, from.number(), from.number(), new Authentication.Indication(from.number()), from.id());
            case SENDER_DRY -> new SenderDry(flags, from.id());
            case STREAM_RESET -> new StreamReset(flags, from.id(), streams(parts, m));
            case ASSOC_RESET -> new AssocReset(flags, from.id(), from.wide(), from.wide());
            case STREAM_CHANGE -> new StreamChange(flags, from.id(), from.number(), from.number());
            case SEND_FAILURE_EVENT -> new SendFailedEvent(
                    flags, cause(from), from.part(Codecs.of(Shape.of(SctpSndinfo.class))), from.id(),
                    behind(parts, m));
        };
    }

    /// The cause of an error, two bytes in network order as it came from the peer, whatever the width of the field.
    private static int cause(SctpFields from) {
        return Short.toUnsignedInt(Short.reverseBytes((short) from.number()));
    }

    /// The bytes behind the structure.
    private static RawBytes behind(Parts parts, MemorySegment m) {
        return new RawBytes(Bytes.read(m, parts.size, (int) m.byteSize() - parts.size));
    }

    private static List<Integer> streams(Parts parts, MemorySegment m) {
        long length = m.byteSize() - parts.size;
        List<Integer> streams = SctpListCodec.numbers(
                m, parts.size, length, length / Short.BYTES, new Field(0, Short.BYTES));
        return Objects.requireNonNull(streams);
    }
}
