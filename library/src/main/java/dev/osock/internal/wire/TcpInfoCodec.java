package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.TcpInfo;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `struct tcp_info`, as much of it as there is ↔ [TcpInfo].
final class TcpInfoCodec implements ShapeCodec<TcpInfo> {

    private static final String NAMES = """
            state ca_state retransmits probes backoff options rto ato snd_mss rcv_mss unacked sacked lost \
            retrans fackets last_data_sent last_ack_sent last_data_recv last_ack_recv pmtu rcv_ssthresh rtt \
            rttvar snd_ssthresh snd_cwnd advmss reordering rcv_rtt rcv_space total_retrans pacing_rate \
            max_pacing_rate bytes_acked bytes_received segs_out segs_in notsent_bytes min_rtt data_segs_in \
            data_segs_out delivery_rate busy_time rwnd_limited sndbuf_limited delivered delivered_ce \
            bytes_sent bytes_retrans dsack_dups reord_seen rcv_ooopack snd_wnd rcv_wnd rehash total_rto \
            total_rto_recoveries total_rto_time received_ce delivered_e1_bytes delivered_e0_bytes \
            delivered_ce_bytes received_e1_bytes received_e0_bytes received_ce_bytes""";

    private static final int SIZE = Abi.current().size("tcp_info");
    private static final Map<String, Field> FIELDS = new LinkedHashMap<>();

    static {
        for (String name : NAMES.split(" ", -1)) {
            FIELDS.put(name, Field.of("tcp_info", "tcpi_" + name));
        }
    }

    @Override
    public int size(TcpInfo value) {
        return SIZE;
    }

    @Override
    public int room() {
        return 2 * SIZE;
    }

    @Override
    public boolean isVariable() {
        return true;
    }

    @Override
    public void encode(TcpInfo value, MemorySegment target, long at) {
        value.values().forEach((name, number) -> {
            Field field = FIELDS.get(name);
            if (field != null) {
                field.put(target, at, number.longValue());
            }
        });
    }

    @Override
    public @Nullable TcpInfo decode(MemorySegment source, long at, int length) {
        Map<String, Long> values = new LinkedHashMap<>();
        FIELDS.forEach((name, field) -> {
            if (field.offset() + field.size() <= length) {
                values.put(name, field.wide(source, at));
            }
        });
        return new TcpInfo(values);
    }
}
