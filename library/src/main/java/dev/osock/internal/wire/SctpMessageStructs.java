package dev.osock.internal.wire;

import dev.osock.address.In6Addr;
import dev.osock.sctp.AssocId;
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
            case "sctp_sndinfo" -> new StructCodec<SctpSndinfo>(
                    "sctp_sndinfo",
                    "snd_sid snd_flags snd_ppid snd_context snd_assoc_id") {
                @Override
                public void encode(SctpSndinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.sid());
                    f[1].put(m, at, v.flags().bits());
                    f[2].putNetworkOrder(m, at, v.ppid());
                    f[3].put(m, at, v.context());
                    f[4].put(m, at, v.assocId().number());
                }

                @Override
                SctpSndinfo read(MemorySegment m, long at) {
                    return new SctpSndinfo(
                            f[0].number(m, at), new SctpFlags(f[1].number(m, at)), f[2].networkOrder(m, at),
                            f[3].wide(m, at), new AssocId(f[4].number(m, at)));
                }
            };
            case "sctp_rcvinfo" -> new StructCodec<SctpRcvinfo>(
                    "sctp_rcvinfo",
                    "rcv_sid rcv_ssn rcv_flags rcv_ppid rcv_tsn rcv_cumtsn rcv_context rcv_assoc_id") {
                @Override
                public void encode(SctpRcvinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.sid());
                    f[1].put(m, at, v.ssn());
                    f[2].put(m, at, v.flags().bits());
                    f[3].putNetworkOrder(m, at, v.ppid());
                    f[4].put(m, at, v.tsn());
                    f[5].put(m, at, v.cumtsn());
                    f[6].put(m, at, v.context());
                    f[7].put(m, at, v.assocId().number());
                }

                @Override
                SctpRcvinfo read(MemorySegment m, long at) {
                    return new SctpRcvinfo(
                            f[0].number(m, at), f[1].number(m, at), new SctpFlags(f[2].number(m, at)),
                            f[3].networkOrder(m, at), f[4].wide(m, at), f[5].wide(m, at), f[6].wide(m, at),
                            new AssocId(f[7].number(m, at)));
                }
            };
            case "sctp_nxtinfo" -> new StructCodec<SctpNxtinfo>(
                    "sctp_nxtinfo",
                    "nxt_sid nxt_flags nxt_ppid nxt_length nxt_assoc_id") {
                @Override
                public void encode(SctpNxtinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.sid());
                    f[1].put(m, at, v.flags().bits());
                    f[2].putNetworkOrder(m, at, v.ppid());
                    f[3].put(m, at, v.length());
                    f[4].put(m, at, v.assocId().number());
                }

                @Override
                SctpNxtinfo read(MemorySegment m, long at) {
                    return new SctpNxtinfo(
                            f[0].number(m, at), new SctpFlags(f[1].number(m, at)), f[2].networkOrder(m, at),
                            f[3].wide(m, at), new AssocId(f[4].number(m, at)));
                }
            };
            case "sctp_prinfo" -> new StructCodec<SctpPrinfo>("sctp_prinfo", "pr_policy pr_value") {
                @Override
                public void encode(SctpPrinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.policy().number());
                    f[1].put(m, at, v.value());
                }

                @Override
                SctpPrinfo read(MemorySegment m, long at) {
                    return new SctpPrinfo(new SctpPrPolicy(f[0].number(m, at)), f[1].wide(m, at));
                }
            };
            case "sctp_authinfo" -> new StructCodec<SctpAuthinfo>("sctp_authinfo", "auth_keynumber") {
                @Override
                public void encode(SctpAuthinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.keynumber());
                }

                @Override
                SctpAuthinfo read(MemorySegment m, long at) {
                    return new SctpAuthinfo(f[0].number(m, at));
                }
            };
            case "sctp_sndrcvinfo" -> new StructCodec<SctpSndrcvinfo>(
                    "sctp_sndrcvinfo",
                    "sinfo_stream sinfo_ssn sinfo_flags sinfo_ppid sinfo_context sinfo_timetolive "
                            + "sinfo_tsn sinfo_cumtsn sinfo_assoc_id") {
                @Override
                public void encode(SctpSndrcvinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.stream());
                    f[1].put(m, at, v.ssn());
                    f[2].put(m, at, v.flags().bits());
                    f[3].putNetworkOrder(m, at, v.ppid());
                    f[4].put(m, at, v.context());
                    f[5].put(m, at, v.timetolive());
                    f[6].put(m, at, v.tsn());
                    f[7].put(m, at, v.cumtsn());
                    f[8].put(m, at, v.assocId().number());
                }

                @Override
                SctpSndrcvinfo read(MemorySegment m, long at) {
                    return new SctpSndrcvinfo(
                            f[0].number(m, at), f[1].number(m, at), new SctpFlags(f[2].number(m, at)),
                            f[3].networkOrder(m, at), f[4].wide(m, at), f[5].wide(m, at), f[6].wide(m, at),
                            f[7].wide(m, at), new AssocId(f[8].number(m, at)));
                }
            };
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
