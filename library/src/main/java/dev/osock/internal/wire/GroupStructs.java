package dev.osock.internal.wire;

import dev.osock.option.GroupReq;
import dev.osock.option.GroupSourceReq;
import dev.osock.option.IpMreq;
import dev.osock.option.IpMreqSource;
import dev.osock.option.Ipv6Mreq;
import java.lang.foreign.MemorySegment;

/// The shapes that are one C structure about multicast groups or their interface, as [Structs] has others.
final class GroupStructs {

    private GroupStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "ip_mreqn" -> new StructCodec<Integer>("ip_mreqn", "imr_ifindex") {
                @Override
                public void encode(Integer v, MemorySegment m, long at) {
                    f[0].put(m, at, v.intValue());
                }

                @Override
                Integer read(MemorySegment m, long at) {
                    return f[0].number(m, at);
                }
            };
            case "ip_mreq" -> new StructCodec<IpMreq>("ip_mreq", "imr_multiaddr imr_interface") {
                @Override
                public void encode(IpMreq v, MemorySegment m, long at) {
                    f[0].put(m, at, v.multiaddr());
                    f[1].put(m, at, v.iface());
                }

                @Override
                IpMreq read(MemorySegment m, long at) {
                    return new IpMreq(f[0].inAddr(m, at), f[1].inAddr(m, at));
                }
            };
            case "ip_mreq_source" -> new StructCodec<IpMreqSource>(
                    "ip_mreq_source", "imr_multiaddr imr_interface imr_sourceaddr") {
                @Override
                public void encode(IpMreqSource v, MemorySegment m, long at) {
                    f[0].put(m, at, v.multiaddr());
                    f[1].put(m, at, v.iface());
                    f[2].put(m, at, v.sourceaddr());
                }

                @Override
                IpMreqSource read(MemorySegment m, long at) {
                    return new IpMreqSource(f[0].inAddr(m, at), f[1].inAddr(m, at), f[2].inAddr(m, at));
                }
            };
            case "ipv6_mreq" -> new StructCodec<Ipv6Mreq>("ipv6_mreq", "ipv6mr_multiaddr ipv6mr_interface") {
                @Override
                public void encode(Ipv6Mreq v, MemorySegment m, long at) {
                    f[0].put(m, at, v.multiaddr());
                    f[1].put(m, at, v.iface());
                }

                @Override
                Ipv6Mreq read(MemorySegment m, long at) {
                    return new Ipv6Mreq(f[0].in6Addr(m, at), f[1].number(m, at));
                }
            };
            case "group_req" -> new StructCodec<GroupReq>("group_req", "gr_interface gr_group") {
                @Override
                public void encode(GroupReq v, MemorySegment m, long at) {
                    f[0].put(m, at, v.iface());
                    f[1].put(m, at, v.group());
                }

                @Override
                GroupReq read(MemorySegment m, long at) {
                    return new GroupReq(f[0].number(m, at), f[1].sockaddr(m, at));
                }
            };
            case "group_source_req" -> new StructCodec<GroupSourceReq>(
                    "group_source_req", "gsr_interface gsr_group gsr_source") {
                @Override
                public void encode(GroupSourceReq v, MemorySegment m, long at) {
                    f[0].put(m, at, v.iface());
                    f[1].put(m, at, v.group());
                    f[2].put(m, at, v.source());
                }

                @Override
                GroupSourceReq read(MemorySegment m, long at) {
                    return new GroupSourceReq(f[0].number(m, at), f[1].sockaddr(m, at), f[2].sockaddr(m, at));
                }
            };
            default -> DeviceStructs.row(shape);
        };
    }
}
