package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The number of an interface: alone and in network order, or in a `struct ip_mreqn` whose addresses are zero.
final class InterfaceCodec implements ShapeCodec<Integer> {

    static final InterfaceCodec BIG_ENDIAN = new InterfaceCodec(Integer.BYTES, 0, true);

    static final InterfaceCodec MREQN =
            new InterfaceCodec(Abi.current().size("ip_mreqn"), Abi.current().offset("ip_mreqn", "imr_ifindex"), false);

    private final int size;
    private final int offset;
    private final boolean isSwapped;

    private InterfaceCodec(int size, int offset, boolean isSwapped) {
        this.size = size;
        this.offset = offset;
        this.isSwapped = isSwapped;
    }

    @Override
    public int size(Integer value) {
        return size;
    }

    @Override
    public int room() {
        return size;
    }

    @Override
    public void encode(Integer value, MemorySegment target, long at) {
        target.asSlice(at, size).fill((byte) 0);
        target.set(JAVA_INT_UNALIGNED, at + offset, order(value));
    }

    @Override
    public @Nullable Integer decode(MemorySegment source, long at, int length) {
        return length < size ? null : Integer.valueOf(order(source.get(JAVA_INT_UNALIGNED, at + offset)));
    }

    private int order(int value) {
        return isSwapped ? Integer.reverseBytes(value) : value;
    }
}
