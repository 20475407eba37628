package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.SocketFilter;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `struct sock_fprog`, and right behind it the program that it points to ↔ [SocketFilter]. The value is the first part only.
final class SocketFilterCodec implements ShapeCodec<SocketFilter> {

    static final SocketFilterCodec CODEC = new SocketFilterCodec();

    private static final int SIZE = Abi.current().size("sock_fprog");
    private static final Field LEN = Field.of("sock_fprog", "len");
    private static final int FILTER = Abi.current().offset("sock_fprog", "filter");
    private static final int ONE = Abi.current().size("sock_filter");
    private static final Field CODE = Field.of("sock_filter", "code");
    private static final Field JT = Field.of("sock_filter", "jt");
    private static final Field JF = Field.of("sock_filter", "jf");
    private static final Field K = Field.of("sock_filter", "k");
    private static final int MOST = 4096;

    @Override
    public int size(SocketFilter value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE + MOST * ONE;
    }

    @Override
    public void encode(SocketFilter value, MemorySegment target, long at) {
        LEN.put(target, at, value.program().size());
        target.set(JAVA_LONG_UNALIGNED, at + FILTER, target.address() + at + SIZE);
        long place = at + SIZE;
        for (SocketFilter.Instruction each : value.program()) {
            CODE.put(target, place, each.code());
            JT.put(target, place, each.jt());
            JF.put(target, place, each.jf());
            K.put(target, place, each.k());
            place += ONE;
        }
    }

    @Override
    public @Nullable SocketFilter decode(MemorySegment source, long at, int length) {
        List<SocketFilter.Instruction> program = new ArrayList<>();
        int count = length < SIZE ? 0 : LEN.getInt(source, at);
        for (int i = 0; i < count && SIZE + (i + 1) * ONE <= length; i++) {
            long place = at + SIZE + (long) i * ONE;
            program.add(new SocketFilter.Instruction(
                    CODE.getInt(source, place),
                    JT.getInt(source, place),
                    JF.getInt(source, place),
                    K.get(source, place)));
        }
        return program.isEmpty() ? null : new SocketFilter(program);
    }
}
