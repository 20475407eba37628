package dev.osock.internal.wire;

import dev.osock.option.Shape;
import dev.osock.sctp.SctpAddress;
import dev.osock.sctp.SctpPaddrinfo;
import dev.osock.sctp.SctpPaddrparams;
import dev.osock.sctp.SctpPaddrthlds;
import dev.osock.sctp.SctpPaddrthldsV2;
import dev.osock.sctp.SctpProbeinterval;
import dev.osock.sctp.SctpStatus;
import dev.osock.sctp.SctpUdpencaps;

/// The shapes that are one C structure of SCTP with an address in it.
final class SctpPathStructs {

    private SctpPathStructs() {}

    /// Makes the codec of a shape that is one of these, or else of those that come next.
    static ShapeCodec<?> row(String shape) {
        return switch (shape) {
            case "sctp_prim" -> new SctpStructCodec<SctpAddress>(
                    shape, "ssp_assoc_id ssp_addr",
                    (v, to) -> to.put(v.assocId()).put(v.address()),
                    from -> new SctpAddress(from.id(), from.address()));
            case "sctp_paddrparams" -> new SctpStructCodec<SctpPaddrparams>(
                    shape,
                    "spp_assoc_id spp_address spp_hbinterval spp_pathmaxrxt spp_pathmtu spp_sackdelay "
                            + "spp_flags spp_ipv6_flowlabel spp_dscp",
                    (v, to) -> to.put(v.assocId())
                            .put(v.address())
                            .put(v.hbinterval())
                            .put(v.pathmaxrxt())
                            .put(v.pathmtu())
                            .put(v.sackdelay())
                            .put(v.flags().bits())
                            .put(v.ipv6Flowlabel())
                            .put(v.dscp()),
                    from -> new SctpPaddrparams(
                            from.id(), from.address(), from.wide(), from.number(), from.wide(), from.wide(),
                            new SctpPaddrparams.Flags(from.number()), from.wide(), from.number()));
            case "sctp_paddrinfo" -> new SctpStructCodec<SctpPaddrinfo>(
                    shape, "spinfo_assoc_id spinfo_address spinfo_state spinfo_cwnd spinfo_srtt spinfo_rto spinfo_mtu",
                    (v, to) -> to.put(v.assocId())
                            .put(v.address())
                            .put(v.state().number())
                            .put(v.cwnd())
                            .put(v.srtt())
                            .put(v.rto())
                            .put(v.mtu()),
                    from -> new SctpPaddrinfo(
                            from.id(), from.address(), new SctpPaddrinfo.State(from.number()), from.wide(), from.wide(),
                            from.wide(), from.wide()));
            case "sctp_paddrthlds" -> new SctpStructCodec<SctpPaddrthlds>(
                    shape, "spt_assoc_id spt_address spt_pathmaxrxt spt_pathpfthld",
                    (v, to) -> to.put(v.assocId()).put(v.address()).put(v.pathmaxrxt()).put(v.pathpfthld()),
                    from -> new SctpPaddrthlds(from.id(), from.address(), from.number(), from.number()));
            case "sctp_paddrthlds_v2" -> new SctpStructCodec<SctpPaddrthldsV2>(
                    shape, "spt_assoc_id spt_address spt_pathmaxrxt spt_pathpfthld spt_pathcpthld",
                    (v, to) -> to.put(v.assocId())
                            .put(v.address())
                            .put(v.pathmaxrxt())
                            .put(v.pathpfthld())
                            .put(v.pathcpthld()),
                    from -> new SctpPaddrthldsV2(
                            from.id(), from.address(), from.number(), from.number(), from.number()));
            case "sctp_udpencaps" -> new SctpStructCodec<SctpUdpencaps>(
                    shape, "sue_assoc_id sue_address sue_port",
                    (v, to) -> to.put(v.assocId()).put(v.address()).putNetworkOrder(v.port()),
                    from -> new SctpUdpencaps(from.id(), from.address(), (int) from.networkOrder()));
            case "sctp_probeinterval" -> new SctpStructCodec<SctpProbeinterval>(
                    shape, "spi_assoc_id spi_address spi_interval",
                    (v, to) -> to.put(v.assocId()).put(v.address()).put(v.interval()),
                    from -> new SctpProbeinterval(from.id(), from.address(), from.wide()));
            case "sctp_status" -> status(shape, Codecs.of(Shape.of(SctpPaddrinfo.class)));
            default -> SctpMessageStructs.row(shape);
        };
    }

    private static ShapeCodec<SctpStatus> status(String shape, ShapeCodec<SctpPaddrinfo> primary) {
        return new SctpStructCodec<>(
                shape,
                "sstat_assoc_id sstat_state sstat_rwnd sstat_unackdata sstat_penddata sstat_instrms "
                        + "sstat_outstrms sstat_fragmentation_point sstat_primary",
                (v, to) -> to.put(v.assocId())
                        .put(v.state().number())
                        .put(v.rwnd())
                        .put(v.unackdata())
                        .put(v.penddata())
                        .put(v.instrms())
                        .put(v.outstrms())
                        .put(v.fragmentationPoint())
                        .put(v.primary(), primary),
                from -> new SctpStatus(
                        from.id(), new SctpStatus.State(from.number()), from.wide(), from.number(), from.number(),
                        from.number(), from.number(), from.wide(), from.part(primary)));
    }
}
