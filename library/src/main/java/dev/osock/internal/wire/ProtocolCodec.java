package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.kind.Protocol;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C `int` ↔ [Protocol].
final class ProtocolCodec implements ShapeCodec<Protocol> {

    static final ProtocolCodec CODEC = new ProtocolCodec();

    @Override
    public int size(Protocol value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(Protocol value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at, value.number());
    }

    @Override
    public @Nullable Protocol decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES ? null : Protocol.of(source.get(JAVA_INT_UNALIGNED, at));
    }
}
