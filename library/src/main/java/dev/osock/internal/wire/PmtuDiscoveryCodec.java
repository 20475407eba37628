package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.option.PmtuDiscovery;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C `int` ↔ [PmtuDiscovery].
final class PmtuDiscoveryCodec implements ShapeCodec<PmtuDiscovery> {

    static final PmtuDiscoveryCodec CODEC = new PmtuDiscoveryCodec();

    @Override
    public int size(PmtuDiscovery value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(PmtuDiscovery value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at, value.number());
    }

    @Override
    public @Nullable PmtuDiscovery decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES ? null : new PmtuDiscovery(source.get(JAVA_INT_UNALIGNED, at));
    }
}
