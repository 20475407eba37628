package dev.osock.internal.wire;

import dev.osock.address.Sockaddr;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct sockaddr` of any family ↔ [Sockaddr]; bytes that are too few for a family are none.
final class SockaddrShapeCodec implements ShapeCodec<Sockaddr> {

    static final SockaddrShapeCodec CODEC = new SockaddrShapeCodec();

    /// The longest that any family's address is, and some more.
    private static final int ROOM = SockaddrCodec.MAX;

    @Override
    public int size(Sockaddr value) {
        return ROOM;
    }

    @Override
    public int room() {
        return ROOM;
    }

    @Override
    public void encode(Sockaddr value, MemorySegment target, long at) {
        target.asSlice(at, ROOM).fill((byte) 0);
        SockaddrCodec.encode(value, target, at);
    }

    @Override
    public @Nullable Sockaddr decode(MemorySegment source, long at, int length) {
        return length < Short.BYTES ? null : SockaddrCodec.decode(source, at, length);
    }
}
