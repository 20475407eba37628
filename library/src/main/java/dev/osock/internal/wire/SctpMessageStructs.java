package dev.osock.internal.wire;

import dev.osock.address.In6Addr;
import dev.osock.sctp.SctpAuthinfo;
import dev.osock.sctp.SctpFlags;
import dev.osock.sctp.SctpNxtinfo;
import dev.osock.sctp.SctpPrPolicy;
import dev.osock.sctp.SctpPrinfo;
import dev.osock.sctp.SctpRcvinfo;
import dev.osock.sctp.SctpSndinfo;
import dev.osock.sctp.SctpSndrcvinfo;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The shapes that are one C structure of SCTP about a message.
final class SctpMessageStructs {

    private SctpMessageStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "sctp_sndinfo" -> new SctpStructCodec<SctpSndinfo>(
                    shape, "snd_sid snd_flags snd_ppid snd_context snd_assoc_id",
                    (v, to) -> to.put(v.sid())
                            .put(v.flags().bits())
                            .putNetworkOrder(v.ppid())
                            .put(v.context())
                            .put(v.assocId()),
                    from -> new SctpSndinfo(
                            from.number(), new SctpFlags(from.number()), from.networkOrder(), from.wide(), from.id()));
            case "sctp_rcvinfo" -> new SctpStructCodec<SctpRcvinfo>(
                    shape, "rcv_sid rcv_ssn rcv_flags rcv_ppid rcv_tsn rcv_cumtsn rcv_context rcv_assoc_id",
                    (v, to) -> to.put(v.sid())
                            .put(v.ssn())
                            .put(v.flags().bits())
                            .putNetworkOrder(v.ppid())
                            .put(v.tsn())
                            .put(v.cumtsn())
                            .put(v.context())
                            .put(v.assocId()),
                    from -> new SctpRcvinfo(
                            from.number(), from.number(), new SctpFlags(from.number()), from.networkOrder(),
                            from.wide(), from.wide(), from.wide(), from.id()));
            case "sctp_nxtinfo" -> new SctpStructCodec<SctpNxtinfo>(
                    shape, "nxt_sid nxt_flags nxt_ppid nxt_length nxt_assoc_id",
                    (v, to) -> to.put(v.sid())
                            .put(v.flags().bits())
                            .putNetworkOrder(v.ppid())
                            .put(v.length())
                            .put(v.assocId()),
                    from -> new SctpNxtinfo(
                            from.number(), new SctpFlags(from.number()), from.networkOrder(), from.wide(), from.id()));
            case "sctp_prinfo" -> new SctpStructCodec<SctpPrinfo>(
                    shape, "pr_policy pr_value",
                    (v, to) -> to.put(v.policy().number()).put(v.value()),
                    from -> new SctpPrinfo(new SctpPrPolicy(from.number()), from.wide()));
            case "sctp_authinfo" -> new SctpStructCodec<SctpAuthinfo>(
                    shape, "auth_keynumber",
                    (v, to) -> to.put(v.keynumber()),
                    from -> new SctpAuthinfo(from.number()));
            case "sctp_sndrcvinfo" -> new SctpStructCodec<SctpSndrcvinfo>(
                    shape,
                    "sinfo_stream sinfo_ssn sinfo_flags sinfo_ppid sinfo_context sinfo_timetolive sinfo_tsn "
                            + "sinfo_cumtsn sinfo_assoc_id",
                    (v, to) -> to.put(v.stream())
                            .put(v.ssn())
                            .put(v.flags().bits())
                            .putNetworkOrder(v.ppid())
                            .put(v.context())
                            .put(v.timetolive())
                            .put(v.tsn())
                            .put(v.cumtsn())
                            .put(v.assocId()),
                    from -> new SctpSndrcvinfo(
                            from.number(), from.number(), new SctpFlags(from.number()), from.networkOrder(),
                            from.wide(), from.wide(), from.wide(), from.wide(), from.id()));
            case "in6_addr" -> new ShapeCodec<In6Addr>() {
                @Override
                public int room() {
                    return 2 * Long.BYTES;
                }

                @Override
                public void encode(In6Addr value, MemorySegment target, long at) {
                    InAddrCodec.write(value, target, at);
                }

                @Override
                public @Nullable In6Addr decode(MemorySegment source, long at, int length) {
                    return length < room() ? null : InAddrCodec.read6(source, at);
                }
            };
            default -> TcpStructs.row(shape);
        };
    }
}
