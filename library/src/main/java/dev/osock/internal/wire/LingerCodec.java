package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.Linger;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct linger` ↔ [Linger].
final class LingerCodec implements ShapeCodec<Linger> {

    static final LingerCodec CODEC = new LingerCodec();

    private static final int SIZE = Abi.current().size("linger");
    private static final int ONOFF = Abi.current().offset("linger", "l_onoff");
    private static final int SECONDS = Abi.current().offset("linger", "l_linger");

    @Override
    public int size(Linger value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(Linger value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at + ONOFF, value.on() ? 1 : 0);
        target.set(JAVA_INT_UNALIGNED, at + SECONDS, value.seconds());
    }

    @Override
    public @Nullable Linger decode(MemorySegment source, long at, int length) {
        if (length < SIZE) {
            return null;
        }
        int seconds = source.get(JAVA_INT_UNALIGNED, at + SECONDS);
        return new Linger(source.get(JAVA_INT_UNALIGNED, at + ONOFF) != 0, Math.max(0, seconds));
    }
}
