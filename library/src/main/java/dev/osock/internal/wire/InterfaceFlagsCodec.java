package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.osock.ioctl.InterfaceFlags;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C `short` ↔ [InterfaceFlags].
final class InterfaceFlagsCodec implements ShapeCodec<InterfaceFlags> {

    static final InterfaceFlagsCodec CODEC = new InterfaceFlagsCodec();

    @Override
    public int size(InterfaceFlags value) {
        return Short.BYTES;
    }

    @Override
    public int room() {
        return Short.BYTES;
    }

    @Override
    public void encode(InterfaceFlags value, MemorySegment target, long at) {
        target.set(JAVA_SHORT_UNALIGNED, at, (short) value.bits());
    }

    @Override
    public @Nullable InterfaceFlags decode(MemorySegment source, long at, int length) {
        return length < Short.BYTES
                ? null
                : new InterfaceFlags(Short.toUnsignedInt(source.get(JAVA_SHORT_UNALIGNED, at)));
    }
}
