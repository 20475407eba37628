package dev.osock.internal.wire;

import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpAddStreams;
import dev.osock.sctp.SctpAssocValue;
import dev.osock.sctp.SctpAssocparams;
import dev.osock.sctp.SctpAuthkeyid;
import dev.osock.sctp.SctpDefaultPrinfo;
import dev.osock.sctp.SctpEvent;
import dev.osock.sctp.SctpEventType;
import dev.osock.sctp.SctpEvents;
import dev.osock.sctp.SctpInitmsg;
import dev.osock.sctp.SctpPrPolicy;
import dev.osock.sctp.SctpPrstatus;
import dev.osock.sctp.SctpRtoinfo;
import dev.osock.sctp.SctpSackInfo;
import dev.osock.sctp.SctpStreamValue;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The shapes that are one C structure of SCTP about an association, as [Structs] has others.
final class SctpStructs {

    private SctpStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "sctp_initmsg" -> new SctpStructCodec<SctpInitmsg>(
                    shape, "sinit_num_ostreams sinit_max_instreams sinit_max_attempts sinit_max_init_timeo",
                    (v, to) -> to.put(v.numOutstreams())
                            .put(v.maxInstreams())
                            .put(v.maxAttempts())
                            .put(v.maxInitTimeo()),
                    from -> new SctpInitmsg(from.number(), from.number(), from.number(), from.number()));
            case "sctp_rtoinfo" -> new SctpStructCodec<SctpRtoinfo>(
                    shape, "srto_assoc_id srto_initial srto_max srto_min",
                    (v, to) -> to.put(v.assocId()).put(v.initial()).put(v.max()).put(v.min()),
                    from -> new SctpRtoinfo(from.id(), from.wide(), from.wide(), from.wide()));
            case "sctp_assocparams" -> new SctpStructCodec<SctpAssocparams>(
                    shape,
                    "sasoc_assoc_id sasoc_asocmaxrxt sasoc_number_peer_destinations sasoc_peer_rwnd "
                            + "sasoc_local_rwnd sasoc_cookie_life",
                    (v, to) -> to.put(v.assocId())
                            .put(v.asocmaxrxt())
                            .put(v.numberPeerDestinations())
                            .put(v.peerRwnd())
                            .put(v.localRwnd())
                            .put(v.cookieLife()),
                    from -> new SctpAssocparams(
                            from.id(), from.number(), from.number(), from.wide(), from.wide(), from.wide()));
            case "sctp_assoc_value" -> new SctpStructCodec<SctpAssocValue>(
                    shape, "assoc_id assoc_value",
                    (v, to) -> to.put(v.assocId()).put(v.value()),
                    from -> new SctpAssocValue(from.id(), from.wide()));
            case "sctp_stream_value" -> new SctpStructCodec<SctpStreamValue>(
                    shape, "assoc_id stream_id stream_value",
                    (v, to) -> to.put(v.assocId()).put(v.stream()).put(v.value()),
                    from -> new SctpStreamValue(from.id(), from.number(), from.number()));
            case "sctp_sack_info" -> new SctpStructCodec<SctpSackInfo>(
                    shape, "sack_assoc_id sack_delay sack_freq",
                    (v, to) -> to.put(v.assocId()).put(v.delay()).put(v.freq()),
                    from -> new SctpSackInfo(from.id(), from.wide(), from.wide()));
            case "sctp_authkeyid" -> new SctpStructCodec<SctpAuthkeyid>(
                    shape, "scact_assoc_id scact_keynumber",
                    (v, to) -> to.put(v.assocId()).put(v.keynumber()),
                    from -> new SctpAuthkeyid(from.id(), from.number()));
            case "sctp_default_prinfo" -> new SctpStructCodec<SctpDefaultPrinfo>(
                    shape, "pr_assoc_id pr_policy pr_value",
                    (v, to) -> to.put(v.assocId()).put(v.policy().number()).put(v.value()),
                    from -> new SctpDefaultPrinfo(from.id(), new SctpPrPolicy(from.number()), from.wide()));
            case "sctp_prstatus" -> new SctpStructCodec<SctpPrstatus>(
                    shape,
                    "sprstat_assoc_id sprstat_sid sprstat_policy sprstat_abandoned_unsent "
                            + "sprstat_abandoned_sent",
                    (v, to) -> to.put(v.assocId())
                            .put(v.sid())
                            .put(v.policy().number())
                            .put(v.abandonedUnsent())
                            .put(v.abandonedSent()),
                    from -> new SctpPrstatus(
                            from.id(), from.number(), new SctpPrPolicy(from.number()), from.wide(), from.wide()));
            case "sctp_add_streams" -> new SctpStructCodec<SctpAddStreams>(
                    shape, "sas_assoc_id sas_instrms sas_outstrms",
                    (v, to) -> to.put(v.assocId()).put(v.inbound()).put(v.outbound()),
                    from -> new SctpAddStreams(from.id(), from.number(), from.number()));
            case "sctp_event" -> new SctpStructCodec<SctpEvent>(
                    shape, "se_assoc_id se_type se_on",
                    (v, to) -> to.put(v.assocId()).put(v.type().number()).put(v.on()),
                    SctpStructs::event);
            case "sctp_event_subscribe" -> new SctpStructCodec<SctpEvents>( // its fields are in the order of the kinds
                    shape,
                    "sctp_data_io_event sctp_association_event sctp_address_event sctp_send_failure_event "
                            + "sctp_peer_error_event sctp_shutdown_event sctp_partial_delivery_event "
                            + "sctp_adaptation_layer_event sctp_authentication_event sctp_sender_dry_event "
                            + "sctp_stream_reset_event sctp_assoc_reset_event sctp_stream_change_event "
                            + "sctp_send_failure_event_event",
                    SctpStructs::put,
                    SctpStructs::events);
            default -> SctpPathStructs.row(shape);
        };
    }

    private static void put(SctpEvents v, SctpFields to) {
        for (SctpEventType type : SctpEventType.values()) {
            to.put(v.on().contains(type));
        }
    }

    private static SctpEvents events(SctpFields from) {
        Set<SctpEventType> on = new HashSet<>();
        for (SctpEventType type : SctpEventType.values()) {
            if (from.flag()) {
                on.add(type);
            }
        }
        return new SctpEvents(on);
    }

    private static @Nullable SctpEvent event(SctpFields from) {
        AssocId id = from.id();
        SctpEventType type = SctpEventType.of(from.number()).orElse(null);
        return type == null ? null : new SctpEvent(id, type, from.flag());
    }
}
