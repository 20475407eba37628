package dev.osock.internal.wire;

import dev.osock.address.RawBytes;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Bytes as they are.
final class BytesCodec implements ShapeCodec<RawBytes> {

    /// What is usual.
    private static final int ROOM = 1024;

    @Override
    public int room() {
        return ROOM;
    }

    @Override
    public int size(RawBytes value) {
        return value.array().length;
    }

    @Override
    public boolean isVariable() {
        return true;
    }

    @Override
    public void encode(RawBytes value, MemorySegment target, long at) {
        Bytes.write(value.array(), target, at);
    }

    @Override
    public @Nullable RawBytes decode(MemorySegment source, long at, int length) {
        return new RawBytes(Bytes.read(source, at, length));
    }
}
