package dev.osock.internal.wire;

import dev.osock.option.SctpAssocparams;
import dev.osock.option.SctpEvents;
import dev.osock.option.SctpInitmsg;
import dev.osock.option.SctpRtoinfo;
import java.lang.foreign.MemorySegment;

/// The shapes that are one C structure of SCTP, as [Structs] has others.
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
                    "sctp_rtoinfo", "srto_assoc_id srto_initial srto_max srto_min") {
                @Override
                public void encode(SctpRtoinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId());
                    f[1].put(m, at, v.initial());
                    f[2].put(m, at, v.max());
                    f[3].put(m, at, v.min());
                }

                @Override
                SctpRtoinfo read(MemorySegment m, long at) {
                    return new SctpRtoinfo(f[0].number(m, at), f[1].wide(m, at), f[2].wide(m, at), f[3].wide(m, at));
                }
            };
            case "sctp_assocparams" -> new StructCodec<SctpAssocparams>(
                    "sctp_assocparams",
                    "sasoc_assoc_id sasoc_asocmaxrxt sasoc_number_peer_destinations sasoc_peer_rwnd "
                            + "sasoc_local_rwnd sasoc_cookie_life") {
                @Override
                public void encode(SctpAssocparams v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId());
                    f[1].put(m, at, v.asocmaxrxt());
                    f[2].put(m, at, v.numberPeerDestinations());
                    f[3].put(m, at, v.peerRwnd());
                    f[4].put(m, at, v.localRwnd());
                    f[5].put(m, at, v.cookieLife());
                }

                @Override
                SctpAssocparams read(MemorySegment m, long at) {
                    return new SctpAssocparams(
                            f[0].number(m, at), f[1].number(m, at), f[2].number(m, at), f[3].wide(m, at),
                            f[4].wide(m, at), f[5].wide(m, at));
                }
            };
            case "sctp_event_subscribe" -> new StructCodec<SctpEvents>(
                    "sctp_event_subscribe",
                    "sctp_data_io_event sctp_association_event sctp_address_event "
                            + "sctp_send_failure_event sctp_peer_error_event sctp_shutdown_event "
                            + "sctp_partial_delivery_event sctp_adaptation_layer_event "
                            + "sctp_authentication_event sctp_sender_dry_event") {
                @Override
                public void encode(SctpEvents v, MemorySegment m, long at) {
                    f[0].put(m, at, v.dataIo());
                    f[1].put(m, at, v.association());
                    f[2].put(m, at, v.address());
                    f[3].put(m, at, v.sendFailure());
                    f[4].put(m, at, v.peerError());
                    f[5].put(m, at, v.shutdown());
                    f[6].put(m, at, v.partialDelivery());
                    f[7].put(m, at, v.adaptationLayer());
                    f[8].put(m, at, v.authentication());
                    f[9].put(m, at, v.senderDry());
                }

                @Override
                SctpEvents read(MemorySegment m, long at) {
                    return new SctpEvents(
                            f[0].flag(m, at), f[1].flag(m, at), f[2].flag(m, at), f[3].flag(m, at),
                            f[4].flag(m, at), f[5].flag(m, at), f[6].flag(m, at), f[7].flag(m, at),
                            f[8].flag(m, at), f[9].flag(m, at));
                }
            };
            default -> TcpStructs.row(shape);
        };
    }
}
