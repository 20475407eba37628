package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.SctpInitmsg;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct sctp_initmsg` ↔ [SctpInitmsg].
final class SctpInitmsgCodec implements ShapeCodec<SctpInitmsg> {

    static final SctpInitmsgCodec CODEC = new SctpInitmsgCodec();

    private static final int SIZE = Abi.current().size("sctp_initmsg");
    private static final Field OUT = Field.of("sctp_initmsg", "sinit_num_ostreams");
    private static final Field IN = Field.of("sctp_initmsg", "sinit_max_instreams");
    private static final Field ATTEMPTS = Field.of("sctp_initmsg", "sinit_max_attempts");
    private static final Field TIMEO = Field.of("sctp_initmsg", "sinit_max_init_timeo");

    @Override
    public int size(SctpInitmsg value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(SctpInitmsg value, MemorySegment target, long at) {
        target.asSlice(at, SIZE).fill((byte) 0);
        OUT.put(target, at, value.numOutstreams());
        IN.put(target, at, value.maxInstreams());
        ATTEMPTS.put(target, at, value.maxAttempts());
        TIMEO.put(target, at, value.maxInitTimeo());
    }

    @Override
    public @Nullable SctpInitmsg decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new SctpInitmsg(OUT.getInt(source, at), IN.getInt(source, at), ATTEMPTS.getInt(source, at),
                        TIMEO.getInt(source, at));
    }
}
