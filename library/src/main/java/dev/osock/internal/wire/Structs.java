package dev.osock.internal.wire;

import dev.osock.option.Credentials;
import dev.osock.option.In6Pktinfo;
import dev.osock.option.InPktinfo;
import dev.osock.option.Linger;
import dev.osock.option.RawBytes;
import dev.osock.option.TcpMd5sig;
import dev.osock.option.Timespec;
import dev.osock.option.Timeval;
import dev.osock.option.Txtime;
import java.lang.foreign.MemorySegment;

/// The shapes that are one C structure. More of them are in [GroupStructs], [DeviceStructs] and [SctpStructs].
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
            case "tcp_md5sig" -> new StructCodec<TcpMd5sig>("tcp_md5sig", "tcpm_addr tcpm_keylen tcpm_key") {
                @Override
                public void encode(TcpMd5sig v, MemorySegment m, long at) {
                    f[0].put(m, at, v.address());
                    f[1].put(m, at, v.key().array().length);
                    f[2].put(m, at, v.key().array());
                }

                @Override
                TcpMd5sig read(MemorySegment m, long at) {
                    return new TcpMd5sig(f[0].sockaddr(m, at), new RawBytes(f[2].bytes(m, at, f[1].number(m, at))));
                }
            };
            default -> GroupStructs.row(shape);
        };
    }
}
