package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.option.Tos;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The type of service, a C `int` or one byte ↔ [Tos].
final class TosCodec implements ShapeCodec<Tos> {

    static final TosCodec BYTE = new TosCodec(Byte.BYTES);
    static final TosCodec INT = new TosCodec(Integer.BYTES);

    private final int bytes;

    TosCodec(int bytes) {
        this.bytes = bytes;
    }

    @Override
    public int size(Tos value) {
        return bytes;
    }

    @Override
    public int room() {
        return bytes;
    }

    @Override
    public void encode(Tos value, MemorySegment target, long at) {
        if (bytes == Byte.BYTES) {
            target.set(JAVA_BYTE, at, (byte) value.number());
        } else {
            target.set(JAVA_INT_UNALIGNED, at, value.number());
        }
    }

    @Override
    public @Nullable Tos decode(MemorySegment source, long at, int length) {
        if (length < bytes) {
            return null;
        }
        return new Tos(
                bytes == Byte.BYTES
                        ? Byte.toUnsignedInt(source.get(JAVA_BYTE, at))
                        : source.get(JAVA_INT_UNALIGNED, at));
    }
}
