package dev.osock.internal.wire;

import dev.osock.option.Shape;
import dev.osock.sctp.AssocId;
import dev.osock.sctp.SctpAddress;
import dev.osock.sctp.SctpPaddrinfo;
import dev.osock.sctp.SctpPaddrparams;
import dev.osock.sctp.SctpPaddrthlds;
import dev.osock.sctp.SctpPaddrthldsV2;
import dev.osock.sctp.SctpProbeinterval;
import dev.osock.sctp.SctpStatus;
import dev.osock.sctp.SctpUdpencaps;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The shapes that are one C structure of SCTP with an address in it.
final class SctpPathStructs {

    private SctpPathStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "sctp_prim" -> new StructCodec<SctpAddress>("sctp_prim", "ssp_assoc_id ssp_addr") {
                @Override
                public void encode(SctpAddress v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.address());
                }

                @Override
                SctpAddress read(MemorySegment m, long at) {
                    return new SctpAddress(new AssocId(f[0].number(m, at)), PackedAddresses.read(f[1], m, at));
                }
            };
            case "sctp_paddrparams" -> new StructCodec<SctpPaddrparams>(
                    "sctp_paddrparams",
                    "spp_assoc_id spp_address spp_hbinterval spp_pathmaxrxt spp_pathmtu "
                            + "spp_sackdelay spp_flags spp_ipv6_flowlabel spp_dscp") {
                @Override
                public void encode(SctpPaddrparams v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.address());
                    f[2].put(m, at, v.hbinterval());
                    f[3].put(m, at, v.pathmaxrxt());
                    f[4].put(m, at, v.pathmtu());
                    f[5].put(m, at, v.sackdelay());
                    f[6].put(m, at, v.flags().bits());
                    f[7].put(m, at, v.ipv6Flowlabel());
                    f[8].put(m, at, v.dscp());
                }

                @Override
                SctpPaddrparams read(MemorySegment m, long at) {
                    return new SctpPaddrparams(
                            new AssocId(f[0].number(m, at)), PackedAddresses.read(f[1], m, at), f[2].wide(m, at),
                            f[3].number(m, at), f[4].wide(m, at), f[5].wide(m, at),
                            new SctpPaddrparams.Flags(f[6].number(m, at)), f[7].wide(m, at), f[8].number(m, at));
                }
            };
            case "sctp_paddrinfo" -> new StructCodec<SctpPaddrinfo>(
                    "sctp_paddrinfo",
                    "spinfo_assoc_id spinfo_address spinfo_state spinfo_cwnd spinfo_srtt spinfo_rto "
                            + "spinfo_mtu") {
                @Override
                public void encode(SctpPaddrinfo v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.address());
                    f[2].put(m, at, v.state().number());
                    f[3].put(m, at, v.cwnd());
                    f[4].put(m, at, v.srtt());
                    f[5].put(m, at, v.rto());
                    f[6].put(m, at, v.mtu());
                }

                @Override
                SctpPaddrinfo read(MemorySegment m, long at) {
                    return new SctpPaddrinfo(
                            new AssocId(f[0].number(m, at)), PackedAddresses.read(f[1], m, at),
                            new SctpPaddrinfo.State(f[2].number(m, at)), f[3].wide(m, at), f[4].wide(m, at),
                            f[5].wide(m, at), f[6].wide(m, at));
                }
            };
            case "sctp_paddrthlds" -> new StructCodec<SctpPaddrthlds>(
                    "sctp_paddrthlds",
                    "spt_assoc_id spt_address spt_pathmaxrxt spt_pathpfthld") {
                @Override
                public void encode(SctpPaddrthlds v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.address());
                    f[2].put(m, at, v.pathmaxrxt());
                    f[3].put(m, at, v.pathpfthld());
                }

                @Override
                SctpPaddrthlds read(MemorySegment m, long at) {
                    return new SctpPaddrthlds(
                            new AssocId(f[0].number(m, at)), PackedAddresses.read(f[1], m, at), f[2].number(m, at),
                            f[3].number(m, at));
                }
            };
            case "sctp_paddrthlds_v2" -> new StructCodec<SctpPaddrthldsV2>(
                    "sctp_paddrthlds_v2",
                    "spt_assoc_id spt_address spt_pathmaxrxt spt_pathpfthld spt_pathcpthld") {
                @Override
                public void encode(SctpPaddrthldsV2 v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.address());
                    f[2].put(m, at, v.pathmaxrxt());
                    f[3].put(m, at, v.pathpfthld());
                    f[4].put(m, at, v.pathcpthld());
                }

                @Override
                SctpPaddrthldsV2 read(MemorySegment m, long at) {
                    return new SctpPaddrthldsV2(
                            new AssocId(f[0].number(m, at)), PackedAddresses.read(f[1], m, at), f[2].number(m, at),
                            f[3].number(m, at), f[4].number(m, at));
                }
            };
            case "sctp_udpencaps" -> new StructCodec<SctpUdpencaps>(
                    "sctp_udpencaps",
                    "sue_assoc_id sue_address sue_port") {
                @Override
                public void encode(SctpUdpencaps v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.address());
                    f[2].put(m, at, v.port());
                    f[2].put(m, at, swapped(v.port()));
                }

                @Override
                SctpUdpencaps read(MemorySegment m, long at) {
                    return new SctpUdpencaps(
                            new AssocId(f[0].number(m, at)), PackedAddresses.read(f[1], m, at),
                            swapped(f[2].number(m, at)));
                }
            };
            case "sctp_probeinterval" -> new StructCodec<SctpProbeinterval>(
                    "sctp_probeinterval",
                    "spi_assoc_id spi_address spi_interval") {
                @Override
                public void encode(SctpProbeinterval v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.address());
                    f[2].put(m, at, v.interval());
                }

                @Override
                SctpProbeinterval read(MemorySegment m, long at) {
                    return new SctpProbeinterval(
                            new AssocId(f[0].number(m, at)), PackedAddresses.read(f[1], m, at), f[2].wide(m, at));
                }
            };
            case "sctp_status" -> new StructCodec<SctpStatus>(
                    "sctp_status",
                    "sstat_assoc_id sstat_state sstat_rwnd sstat_unackdata sstat_penddata sstat_instrms "
                            + "sstat_outstrms sstat_fragmentation_point sstat_primary") {
                private final ShapeCodec<SctpPaddrinfo> primary = Codecs.of(Shape.of(SctpPaddrinfo.class));

                @Override
                public void encode(SctpStatus v, MemorySegment m, long at) {
                    f[0].put(m, at, v.assocId().number());
                    f[1].put(m, at, v.state().number());
                    f[2].put(m, at, v.rwnd());
                    f[3].put(m, at, v.unackdata());
                    f[4].put(m, at, v.penddata());
                    f[5].put(m, at, v.instrms());
                    f[6].put(m, at, v.outstrms());
                    f[7].put(m, at, v.fragmentationPoint());
                    primary.encode(v.primary(), m, at + f[8].offset());
                }

                @Override
                @Nullable
                SctpStatus read(MemorySegment m, long at) {
                    SctpPaddrinfo first = primary.decode(m, at + f[8].offset(), f[8].size());
                    return first == null
                            ? null
                            : new SctpStatus(
                                    new AssocId(f[0].number(m, at)), new SctpStatus.State(f[1].number(m, at)),
                                    f[2].wide(m, at), f[3].number(m, at), f[4].number(m, at), f[5].number(m, at),
                                    f[6].number(m, at), f[7].wide(m, at), first);
                }
            };
            default -> SctpMessageStructs.row(shape);
        };
    }

    /// Changes a port to network order, or back.
    private static int swapped(int port) {
        return Short.toUnsignedInt(Short.reverseBytes((short) port));
    }
}
