package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.message.Rights;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any number of descriptors, C `int`s ↔ [Rights].
final class RightsCodec implements ShapeCodec<Rights> {

    static final RightsCodec CODEC = new RightsCodec();

    /// The most that Linux passes at once, `SCM_MAX_FD`.
    private static final int MOST = 253;

    @Override
    public int size(Rights value) {
        return value.descriptors().size() * Integer.BYTES;
    }

    @Override
    public int room() {
        return MOST * Integer.BYTES;
    }

    @Override
    public void encode(Rights value, MemorySegment target, long at) {
        for (int descriptor : value.descriptors()) {
            target.set(JAVA_INT_UNALIGNED, at, descriptor);
            at += Integer.BYTES;
        }
    }

    @Override
    public @Nullable Rights decode(MemorySegment source, long at, int length) {
        List<Integer> descriptors = new ArrayList<>();
        for (int i = 0; i + Integer.BYTES <= length; i += Integer.BYTES) {
            descriptors.add(source.get(JAVA_INT_UNALIGNED, at + i));
        }
        return length % Integer.BYTES == 0 ? new Rights(descriptors) : null;
    }
}
