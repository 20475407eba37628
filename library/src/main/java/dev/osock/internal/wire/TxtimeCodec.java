package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.Txtime;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct sock_txtime` ↔ [Txtime].
final class TxtimeCodec implements ShapeCodec<Txtime> {

    static final TxtimeCodec CODEC = new TxtimeCodec();

    private static final int SIZE = Abi.current().size("sock_txtime");
    private static final int CLOCK = Abi.current().offset("sock_txtime", "clockid");
    private static final int FLAGS = Abi.current().offset("sock_txtime", "flags");

    @Override
    public int size(Txtime value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(Txtime value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at + CLOCK, value.clock());
        target.set(JAVA_INT_UNALIGNED, at + FLAGS, value.flags());
    }

    @Override
    public @Nullable Txtime decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new Txtime(
                        source.get(JAVA_INT_UNALIGNED, at + CLOCK), source.get(JAVA_INT_UNALIGNED, at + FLAGS));
    }
}
