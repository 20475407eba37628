package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.kind.Domain;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C `int` ↔ [Domain].
final class DomainCodec implements ShapeCodec<Domain> {

    static final DomainCodec CODEC = new DomainCodec();

    @Override
    public int size(Domain value) {
        return Integer.BYTES;
    }

    @Override
    public int room() {
        return Integer.BYTES;
    }

    @Override
    public void encode(Domain value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at, value.number());
    }

    @Override
    public @Nullable Domain decode(MemorySegment source, long at, int length) {
        return length < Integer.BYTES ? null : Domain.of(source.get(JAVA_INT_UNALIGNED, at));
    }
}
