package dev.osock.internal.wire;

import dev.osock.address.Sockaddr;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct sockaddr` of any family ↔ [Sockaddr]; bytes that are too few for a family are none.
final class SockaddrShapeCodec implements ShapeCodec<Sockaddr> {

    @Override
    public int room() {
        return SockaddrCodec.MAX;
    }

    @Override
    public void encode(Sockaddr value, MemorySegment target, long at) {
        SockaddrCodec.encode(value, target, at);
    }

    @Override
    public @Nullable Sockaddr decode(MemorySegment source, long at, int length) {
        return length < Short.BYTES ? null : SockaddrCodec.decode(source, at, length);
    }
}
