package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.message.TimestampingStats;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Attributes of netlink, each a number of 1, 2, 4 or 8 bytes behind its length and type ↔ [TimestampingStats].
final class TimestampingStatsCodec implements ShapeCodec<TimestampingStats> {

    private static final int HEADER = Abi.current().size("nlattr");
    private static final Field LENGTH = Field.of("nlattr", "nla_len");
    private static final Field TYPE = Field.of("nlattr", "nla_type");

    /// The attributes begin at multiples of this.
    private static final int ALIGNMENT = 4;

    /// An attribute that only keeps the next one where it belongs.
    private static final int PAD = 0;

    private static final int ROOM = 512;

    private static final String NAMES = """
            busy rwnd_limited sndbuf_limited data_segs_out total_retrans pacing_rate delivery_rate snd_cwnd \
            reordering min_rtt recur_retrans delivery_rate_app_lmt sndq_size ca_state snd_ssthresh delivered \
            delivered_ce bytes_sent bytes_retrans dsack_dups reord_seen srtt timeout_rehash bytes_notsent edt ttl \
            rehash""";

    private final Map<String, Integer> types = new LinkedHashMap<>();

    TimestampingStatsCodec() {
        for (String name : NAMES.split(" ", -1)) {
            types.put(name, Abi.current().number("TCP_NLA_" + name.toUpperCase(Locale.ROOT)));
        }
    }

    @Override
    public int room() {
        return ROOM;
    }

    @Override
    public int size(TimestampingStats value) {
        return value.values().size() * (HEADER + Long.BYTES);
    }

    @Override
    public boolean isVariable() {
        return true;
    }

    /// Writes all with 8 bytes.
    @Override
    public void encode(TimestampingStats value, MemorySegment target, long at) {
        long place = at;
        for (Map.Entry<String, Long> each : value.values().entrySet()) {
            Integer type = types.get(each.getKey());
            LENGTH.put(target, place, HEADER + Long.BYTES);
            TYPE.put(target, place, type == null ? Integer.parseInt(each.getKey()) : type.intValue());
            new Field(HEADER, Long.BYTES).put(target, place, each.getValue().longValue());
            place += HEADER + Long.BYTES;
        }
    }

    @Override
    public @Nullable TimestampingStats decode(MemorySegment source, long at, int length) {
        Map<String, Long> values = new LinkedHashMap<>();
        int place = 0;
        while (place + HEADER <= length) {
            int size = LENGTH.number(source, at + place);
            if (size < HEADER || size > length - place) {
                return null;
            }
            int type = TYPE.number(source, at + place);
            if (type != PAD && isNumber(size - HEADER)) {
                values.put(name(type), new Field(HEADER, size - HEADER).wide(source, at + place));
            }
            place += (size + ALIGNMENT - 1) & -ALIGNMENT;
        }
        return values.isEmpty() ? null : new TimestampingStats(values);
    }

    private static boolean isNumber(int size) {
        return size == Byte.BYTES || size == Short.BYTES || size == Integer.BYTES || size == Long.BYTES;
    }

    private String name(int type) {
        Optional<String> known = types.entrySet()
                .stream()
                .filter(each -> each.getValue() == type)
                .map(Map.Entry::getKey)
                .findFirst();
        return known.orElse(Integer.toString(type));
    }
}
