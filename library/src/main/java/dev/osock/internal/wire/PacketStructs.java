package dev.osock.internal.wire;

import dev.osock.address.RawBytes;
import dev.osock.message.PacketAuxdata;
import dev.osock.option.IcmpFilter;
import dev.osock.option.PacketMembership;
import dev.osock.option.PacketRollover;
import dev.osock.option.PacketStatistics;
import java.lang.foreign.MemorySegment;

/// The shapes that are one C structure of raw and packet sockets, as [Structs] has others.
final class PacketStructs {

    private PacketStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "icmp_filter" -> new StructCodec<IcmpFilter>("icmp_filter", "data") {
                @Override
                public void encode(IcmpFilter v, MemorySegment m, long at) {
                    f[0].put(m, at, v.bits());
                }

                @Override
                IcmpFilter read(MemorySegment m, long at) {
                    return new IcmpFilter(f[0].number(m, at));
                }
            };
            case "packet_mreq" -> new StructCodec<PacketMembership>(
                    "packet_mreq", "mr_ifindex mr_type mr_alen mr_address") {
                @Override
                public void encode(PacketMembership v, MemorySegment m, long at) {
                    f[0].put(m, at, v.ifindex());
                    f[1].put(m, at, v.mode().number());
                    f[2].put(m, at, v.address().array().length);
                    f[3].put(m, at, v.address().array());
                }

                @Override
                PacketMembership read(MemorySegment m, long at) {
                    return new PacketMembership(
                            f[0].number(m, at),
                            new PacketMembership.Mode(f[1].number(m, at)),
                            new RawBytes(f[3].bytes(m, at, f[2].number(m, at))));
                }
            };
            case "tpacket_stats" -> new StructCodec<PacketStatistics>("tpacket_stats", "tp_packets tp_drops") {
                @Override
                public void encode(PacketStatistics v, MemorySegment m, long at) {
                    f[0].put(m, at, v.packets());
                    f[1].put(m, at, v.drops());
                }

                @Override
                PacketStatistics read(MemorySegment m, long at) {
                    return new PacketStatistics(f[0].wide(m, at), f[1].wide(m, at));
                }
            };
            case "tpacket_rollover_stats" -> new StructCodec<PacketRollover>(
                    "tpacket_rollover_stats", "tp_all tp_huge tp_failed") {
                @Override
                public void encode(PacketRollover v, MemorySegment m, long at) {
                    f[0].put(m, at, v.all());
                    f[1].put(m, at, v.huge());
                    f[2].put(m, at, v.failed());
                }

                @Override
                PacketRollover read(MemorySegment m, long at) {
                    return new PacketRollover(f[0].wide(m, at), f[1].wide(m, at), f[2].wide(m, at));
                }
            };
            case "tpacket_auxdata" -> new StructCodec<PacketAuxdata>(
                    "tpacket_auxdata", "tp_status tp_len tp_snaplen tp_mac tp_net tp_vlan_tci tp_vlan_tpid") {
                @Override
                public void encode(PacketAuxdata v, MemorySegment m, long at) {
                    f[0].put(m, at, v.status());
                    f[1].put(m, at, v.length());
                    f[2].put(m, at, v.snapLength());
                    f[3].put(m, at, v.mac());
                    f[4].put(m, at, v.net());
                    f[5].put(m, at, v.vlanTci());
                    f[6].put(m, at, v.vlanTpid());
                }

                @Override
                PacketAuxdata read(MemorySegment m, long at) {
                    return new PacketAuxdata(
                            f[0].wide(m, at), f[1].wide(m, at), f[2].wide(m, at), f[3].number(m, at),
                            f[4].number(m, at), f[5].number(m, at), f[6].number(m, at));
                }
            };
            default -> Codecs.other(shape);
        };
    }
}
