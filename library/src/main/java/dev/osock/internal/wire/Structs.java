package dev.osock.internal.wire;

import dev.osock.message.TimestampingPktinfo;
import dev.osock.option.Credentials;
import dev.osock.option.FlowLabelRequest;
import dev.osock.option.In6Pktinfo;
import dev.osock.option.InPktinfo;
import dev.osock.option.Linger;
import dev.osock.option.MtuInfo;
import dev.osock.option.Timespec;
import dev.osock.option.Timeval;
import dev.osock.option.Txtime;
import java.lang.foreign.MemorySegment;

/// The shapes that are one C structure. More of them are in [GroupStructs], [DeviceStructs],
/// [SctpStructs], [TcpStructs], [TcpAoStructs] and [PacketStructs].
final class Structs {

    private Structs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "linger" -> new StructCodec<Linger>("linger", "l_onoff l_linger") {
                @Override
                public void encode(Linger v, MemorySegment m, long at) {
                    f[0].put(m, at, v.on());
                    f[1].put(m, at, v.seconds());
                }

                @Override
                Linger read(MemorySegment m, long at) {
                    return new Linger(f[0].flag(m, at), Math.max(0, f[1].number(m, at)));
                }
            };
            case "timeval" -> new StructCodec<Timeval>("timeval", "tv_sec tv_usec") {
                @Override
                public void encode(Timeval v, MemorySegment m, long at) {
                    f[0].put(m, at, v.sec());
                    f[1].put(m, at, v.usec());
                }

                @Override
                Timeval read(MemorySegment m, long at) {
                    return new Timeval(f[0].wide(m, at), f[1].wide(m, at));
                }
            };
            case "timespec" -> new StructCodec<Timespec>("timespec", "tv_sec tv_nsec") {
                @Override
                public void encode(Timespec v, MemorySegment m, long at) {
                    f[0].put(m, at, v.sec());
                    f[1].put(m, at, v.nsec());
                }

                @Override
                Timespec read(MemorySegment m, long at) {
                    return new Timespec(f[0].wide(m, at), f[1].wide(m, at));
                }
            };
            case "ucred" -> new StructCodec<Credentials>("ucred", "pid uid gid") {
                @Override
                public void encode(Credentials v, MemorySegment m, long at) {
                    f[0].put(m, at, v.pid());
                    f[1].put(m, at, v.uid());
                    f[2].put(m, at, v.gid());
                }

                @Override
                Credentials read(MemorySegment m, long at) {
                    return new Credentials(f[0].number(m, at), f[1].wide(m, at), f[2].wide(m, at));
                }
            };
            case "in_pktinfo" -> new StructCodec<InPktinfo>("in_pktinfo", "ipi_ifindex ipi_spec_dst ipi_addr") {
                @Override
                public void encode(InPktinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.ifindex());
                    f[1].put(m, at, v.specDst());
                    f[2].put(m, at, v.addr());
                }

                @Override
                InPktinfo read(MemorySegment m, long at) {
                    return new InPktinfo(f[0].number(m, at), f[1].inAddr(m, at), f[2].inAddr(m, at));
                }
            };
            case "in6_pktinfo" -> new StructCodec<In6Pktinfo>("in6_pktinfo", "ipi6_addr ipi6_ifindex") {
                @Override
                public void encode(In6Pktinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.addr());
                    f[1].put(m, at, v.ifindex());
                }

                @Override
                In6Pktinfo read(MemorySegment m, long at) {
                    return new In6Pktinfo(f[0].in6Addr(m, at), f[1].number(m, at));
                }
            };
            case "sock_txtime" -> new StructCodec<Txtime>("sock_txtime", "clockid flags") {
                @Override
                public void encode(Txtime v, MemorySegment m, long at) {
                    f[0].put(m, at, v.clock());
                    f[1].put(m, at, v.flags());
                }

                @Override
                Txtime read(MemorySegment m, long at) {
                    return new Txtime(f[0].number(m, at), f[1].number(m, at));
                }
            };
            case "ip6_mtuinfo" -> new StructCodec<MtuInfo>("ip6_mtuinfo", "ip6m_addr ip6m_mtu") {
                @Override
                public void encode(MtuInfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.address());
                    f[1].put(m, at, v.mtu());
                }

                @Override
                MtuInfo read(MemorySegment m, long at) {
                    return new MtuInfo(f[0].sockaddr(m, at), f[1].wide(m, at));
                }
            };
            case "in6_flowlabel_req" -> new StructCodec<FlowLabelRequest>(
                    "in6_flowlabel_req",
                    "flr_dst flr_label flr_action flr_share flr_flags flr_expires flr_linger") {
                @Override
                public void encode(FlowLabelRequest v, MemorySegment m, long at) {
                    f[0].put(m, at, v.dst());
                    f[1].put(m, at, v.label());
                    f[2].put(m, at, v.action().number());
                    f[3].put(m, at, v.share().number());
                    f[4].put(m, at, v.flags());
                    f[5].put(m, at, v.expires());
                    f[6].put(m, at, v.linger());
                }

                @Override
                FlowLabelRequest read(MemorySegment m, long at) {
                    return new FlowLabelRequest(
                            f[0].in6Addr(m, at),
                            f[1].wide(m, at),
                            new FlowLabelRequest.Action(f[2].number(m, at)),
                            new FlowLabelRequest.Share(f[3].number(m, at)),
                            f[4].number(m, at),
                            f[5].number(m, at),
                            f[6].number(m, at));
                }
            };
            case "scm_ts_pktinfo" -> new StructCodec<TimestampingPktinfo>("scm_ts_pktinfo", "if_index pkt_length") {
                @Override
                public void encode(TimestampingPktinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.ifindex());
                    f[1].put(m, at, v.length());
                }

                @Override
                TimestampingPktinfo read(MemorySegment m, long at) {
                    return new TimestampingPktinfo(f[0].wide(m, at), f[1].wide(m, at));
                }
            };
            default -> GroupStructs.row(shape);
        };
    }
}
