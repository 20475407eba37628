package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.SctpRtoinfo;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct sctp_rtoinfo` ↔ [SctpRtoinfo].
final class SctpRtoinfoCodec implements ShapeCodec<SctpRtoinfo> {

    static final SctpRtoinfoCodec CODEC = new SctpRtoinfoCodec();

    private static final int SIZE = Abi.current().size("sctp_rtoinfo");
    private static final Field ID = Field.of("sctp_rtoinfo", "srto_assoc_id");
    private static final Field INITIAL = Field.of("sctp_rtoinfo", "srto_initial");
    private static final Field MAX = Field.of("sctp_rtoinfo", "srto_max");
    private static final Field MIN = Field.of("sctp_rtoinfo", "srto_min");

    @Override
    public int size(SctpRtoinfo value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(SctpRtoinfo value, MemorySegment target, long at) {
        target.asSlice(at, SIZE).fill((byte) 0);
        ID.putInt(target, at, value.assocId());
        INITIAL.put(target, at, value.initial());
        MAX.put(target, at, value.max());
        MIN.put(target, at, value.min());
    }

    @Override
    public @Nullable SctpRtoinfo decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new SctpRtoinfo(ID.getInt(source, at), INITIAL.get(source, at), MAX.get(source, at),
                        MIN.get(source, at));
    }
}
