package dev.osock.internal.wire;

import dev.osock.option.MptcpInfo;
import dev.osock.option.TcpInfo;
import java.util.Map;

/// The shapes that are one C structure which newer kernels append to.
final class GrowingStructs {

    private static final String TCP_INFO = """
            state ca_state retransmits probes backoff options rto ato snd_mss rcv_mss unacked sacked lost \
            retrans fackets last_data_sent last_ack_sent last_data_recv last_ack_recv pmtu rcv_ssthresh rtt \
            rttvar snd_ssthresh snd_cwnd advmss reordering rcv_rtt rcv_space total_retrans pacing_rate \
            max_pacing_rate bytes_acked bytes_received segs_out segs_in notsent_bytes min_rtt data_segs_in \
            data_segs_out delivery_rate busy_time rwnd_limited sndbuf_limited delivered delivered_ce \
            bytes_sent bytes_retrans dsack_dups reord_seen rcv_ooopack snd_wnd rcv_wnd rehash total_rto \
            total_rto_recoveries total_rto_time received_ce delivered_e1_bytes delivered_e0_bytes \
            delivered_ce_bytes received_e1_bytes received_e0_bytes received_ce_bytes""";

    private static final String MPTCP_INFO = """
            subflows add_addr_signal add_addr_accepted subflows_max add_addr_signal_max add_addr_accepted_max \
            flags token write_seq snd_una rcv_nxt local_addr_used local_addr_max csum_enabled retransmits \
            bytes_retrans bytes_sent bytes_received bytes_acked subflows_total endp_laminar_max \
            endp_fullmesh_max last_data_sent last_data_recv last_ack_recv""";

    private GrowingStructs() {}

    static ShapeCodec<TcpInfo> tcpInfo() {
        return new GrowingStructCodec<>("tcp_info", "tcpi_", TCP_INFO) {
            @Override
            Map<String, Long> values(TcpInfo value) {
                return value.values();
            }

            @Override
            TcpInfo of(Map<String, Long> values) {
                return new TcpInfo(values);
            }
        };
    }

    static ShapeCodec<MptcpInfo> mptcpInfo() {
        return new GrowingStructCodec<>("mptcp_info", "mptcpi_", MPTCP_INFO) {
            @Override
            Map<String, Long> values(MptcpInfo value) {
                return value.values();
            }

            @Override
            MptcpInfo of(Map<String, Long> values) {
                return new MptcpInfo(values);
            }
        };
    }
}
