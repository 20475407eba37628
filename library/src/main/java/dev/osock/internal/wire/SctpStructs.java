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
import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The shapes that are one C structure of SCTP about an association, as [Structs] has others.
final class SctpStructs {

    private SctpStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "sctp_initmsg" -> new StructCodec<SctpInitmsg>(
                    "sctp_initmsg",
                    "sinit_num_ostreams sinit_max_instreams sinit_max_attempts sinit_max_init_timeo") {
                @Override
                public void encode(SctpInitmsg v, MemorySegment m, long at) {
                    f[0].put(m, at, v.numOutstreams());
                    f[1].put(m, at, v.maxInstreams());
                    f[2].put(m, at, v.maxAttempts());
                    f[3].put(m, at, v.maxInitTimeo());
                }

                @Override
                SctpInitmsg read(MemorySegment m, long at) {
                    return new SctpInitmsg(
                            f[0].number(m, at), f[1].number(m, at), f[2].number(m, at), f[3].number(m, at));
                }
            };
            case "sctp_rtoinfo" -> new StructCodec<SctpRtoinfo>(
                    "sctp_rtoinfo",
                    "srto_assoc_id srto_initial srto_max srto_min") {
                @Override
                public void encode(SctpRtoinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.initial());
                    f[2].put(m, at, v.max());
                    f[3].put(m, at, v.min());
                }

                @Override
                SctpRtoinfo read(MemorySegment m, long at) {
                    return new SctpRtoinfo(
                            new AssocId(f[0].number(m, at)), f[1].wide(m, at), f[2].wide(m, at), f[3].wide(m, at));
                }
            };
            case "sctp_assocparams" -> new StructCodec<SctpAssocparams>(
                    "sctp_assocparams",
                    "sasoc_assoc_id sasoc_asocmaxrxt sasoc_number_peer_destinations sasoc_peer_rwnd "
                            + "sasoc_local_rwnd sasoc_cookie_life") {
                @Override
                public void encode(SctpAssocparams v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.asocmaxrxt());
                    f[2].put(m, at, v.numberPeerDestinations());
                    f[3].put(m, at, v.peerRwnd());
                    f[4].put(m, at, v.localRwnd());
                    f[5].put(m, at, v.cookieLife());
                }

                @Override
                SctpAssocparams read(MemorySegment m, long at) {
                    return new SctpAssocparams(
                            new AssocId(f[0].number(m, at)), f[1].number(m, at), f[2].number(m, at), f[3].wide(m, at),
                            f[4].wide(m, at), f[5].wide(m, at));
                }
            };
            case "sctp_assoc_value" -> new StructCodec<SctpAssocValue>("sctp_assoc_value", "assoc_id assoc_value") {
                @Override
                public void encode(SctpAssocValue v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.value());
                }

                @Override
                SctpAssocValue read(MemorySegment m, long at) {
                    return new SctpAssocValue(new AssocId(f[0].number(m, at)), f[1].wide(m, at));
                }
            };
            case "sctp_stream_value" -> new StructCodec<SctpStreamValue>(
                    "sctp_stream_value",
                    "assoc_id stream_id stream_value") {
                @Override
                public void encode(SctpStreamValue v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.stream());
                    f[2].put(m, at, v.value());
                }

                @Override
                SctpStreamValue read(MemorySegment m, long at) {
                    return new SctpStreamValue(new AssocId(f[0].number(m, at)), f[1].number(m, at), f[2].number(m, at));
                }
            };
            case "sctp_sack_info" -> new StructCodec<SctpSackInfo>(
                    "sctp_sack_info",
                    "sack_assoc_id sack_delay sack_freq") {
                @Override
                public void encode(SctpSackInfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.delay());
                    f[2].put(m, at, v.freq());
                }

                @Override
                SctpSackInfo read(MemorySegment m, long at) {
                    return new SctpSackInfo(new AssocId(f[0].number(m, at)), f[1].wide(m, at), f[2].wide(m, at));
                }
            };
            case "sctp_authkeyid" -> new StructCodec<SctpAuthkeyid>(
                    "sctp_authkeyid",
                    "scact_assoc_id scact_keynumber") {
                @Override
                public void encode(SctpAuthkeyid v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.keynumber());
                }

                @Override
                SctpAuthkeyid read(MemorySegment m, long at) {
                    return new SctpAuthkeyid(new AssocId(f[0].number(m, at)), f[1].number(m, at));
                }
            };
            case "sctp_default_prinfo" -> new StructCodec<SctpDefaultPrinfo>(
                    "sctp_default_prinfo",
                    "pr_assoc_id pr_policy pr_value") {
                @Override
                public void encode(SctpDefaultPrinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.policy().number());
                    f[2].put(m, at, v.value());
                }

                @Override
                SctpDefaultPrinfo read(MemorySegment m, long at) {
                    return new SctpDefaultPrinfo(
                            new AssocId(f[0].number(m, at)), new SctpPrPolicy(f[1].number(m, at)), f[2].wide(m, at));
                }
            };
            case "sctp_prstatus" -> new StructCodec<SctpPrstatus>(
                    "sctp_prstatus",
                    "sprstat_assoc_id sprstat_sid sprstat_policy sprstat_abandoned_unsent "
                            + "sprstat_abandoned_sent") {
                @Override
                public void encode(SctpPrstatus v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.sid());
                    f[2].put(m, at, v.policy().number());
                    f[3].put(m, at, v.abandonedUnsent());
                    f[4].put(m, at, v.abandonedSent());
                }

                @Override
                SctpPrstatus read(MemorySegment m, long at) {
                    return new SctpPrstatus(
                            new AssocId(f[0].number(m, at)), f[1].number(m, at), new SctpPrPolicy(f[2].number(m, at)),
                            f[3].wide(m, at), f[4].wide(m, at));
                }
            };
            case "sctp_add_streams" -> new StructCodec<SctpAddStreams>(
                    "sctp_add_streams",
                    "sas_assoc_id sas_instrms sas_outstrms") {
                @Override
                public void encode(SctpAddStreams v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.inbound());
                    f[2].put(m, at, v.outbound());
                }

                @Override
                SctpAddStreams read(MemorySegment m, long at) {
                    return new SctpAddStreams(new AssocId(f[0].number(m, at)), f[1].number(m, at), f[2].number(m, at));
                }
            };
            case "sctp_event" -> new StructCodec<SctpEvent>("sctp_event", "se_assoc_id se_type se_on") {
                @Override
                public void encode(SctpEvent v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.type().number());
                    f[2].put(m, at, v.on());
                }

                @Override
                @Nullable
                SctpEvent read(MemorySegment m, long at) {
                    SctpEventType type = SctpNotificationCodec.type(f[1].number(m, at));
                    return type == null
                            ? null
                            : new SctpEvent(new AssocId(f[0].number(m, at)), type, f[2].flag(m, at));
                }
            };
            case "sctp_event_subscribe" -> // its fields are in the order of the numbers, which begin with 0x8000
                new StructCodec<SctpEvents>(
                        "sctp_event_subscribe",
                        "sctp_data_io_event sctp_association_event sctp_address_event sctp_send_failure_event "
                                + "sctp_peer_error_event sctp_shutdown_event sctp_partial_delivery_event "
                                + "sctp_adaptation_layer_event sctp_authentication_event sctp_sender_dry_event "
                                + "sctp_stream_reset_event sctp_assoc_reset_event sctp_stream_change_event "
                                + "sctp_send_failure_event_event") {
                    @Override
                    public void encode(SctpEvents v, MemorySegment m, long at) {
                        for (SctpEventType type : v.on()) {
                            f[type.number() & 0xF].put(m, at, true);
                        }
                    }

                    @Override
                    SctpEvents read(MemorySegment m, long at) {
                        Set<SctpEventType> on = new HashSet<>();
                        for (SctpEventType type : SctpEventType.values()) {
                            if (f[type.number() & 0xF].flag(m, at)) {
                                on.add(type);
                            }
                        }
                        return new SctpEvents(on);
                    }
                };
            default -> SctpPathStructs.row(shape);
        };
    }
}
