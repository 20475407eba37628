package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import dev.osock.address.RawBytes;
import dev.osock.option.RoutingHeader;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A routing header of IPv6 ↔ [RoutingHeader]: the next header's number, which the kernel fills in, how many times 8
/// bytes follow the first 8, the type, the number of segments left, and what the type has.
final class RoutingHeaderCodec implements ShapeCodec<RoutingHeader> {

    private static final int UNIT = 8;
    private static final int MOST = 256 * UNIT;

    private static final int LENGTH = 1;
    private static final int TYPE = 2;
    private static final int SEGMENTS_LEFT = 3;
    private static final int DATA = 4;

    @Override
    public int room() {
        return MOST;
    }

    @Override
    public int size(RoutingHeader value) {
        return value.isNone() ? 0 : DATA + value.data().array().length;
    }

    @Override
    public void encode(RoutingHeader value, MemorySegment target, long at) {
        int size = size(value);
        if (size % UNIT != 0 || size > MOST) {
            throw new IllegalArgumentException("not 4, 12, … or " + (MOST - DATA) + " bytes: " + (size - DATA));
        }
        if ((value.type() & ~0xFF) != 0 || (value.segmentsLeft() & ~0xFF) != 0) {
            throw new IllegalArgumentException("outside 0..255: " + value.type() + ", " + value.segmentsLeft());
        }
        if (size > 0) {
            target.set(JAVA_BYTE, at + LENGTH, (byte) (size / UNIT - 1));
            target.set(JAVA_BYTE, at + TYPE, (byte) value.type());
            target.set(JAVA_BYTE, at + SEGMENTS_LEFT, (byte) value.segmentsLeft());
            Bytes.write(value.data().array(), target, at + DATA);
        }
    }

    @Override
    public @Nullable RoutingHeader decode(MemorySegment source, long at, int length) {
        if (length == 0) {
            return RoutingHeader.NONE;
        }
        if (length < UNIT) {
            return null;
        }
        int size = (Byte.toUnsignedInt(source.get(JAVA_BYTE, at + LENGTH)) + 1) * UNIT;
        return size > length
                ? null
                : new RoutingHeader(
                        Byte.toUnsignedInt(source.get(JAVA_BYTE, at + TYPE)),
                        Byte.toUnsignedInt(source.get(JAVA_BYTE, at + SEGMENTS_LEFT)),
                        new RawBytes(Bytes.read(source, at + DATA, size - DATA)));
    }
}
