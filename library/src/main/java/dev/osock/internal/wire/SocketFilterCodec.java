package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.SocketFilter;
import dev.osock.option.SocketFilter.Instruction;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `struct sock_fprog`, and right behind it the program that it points to ↔ [SocketFilter]. The value is the first part
/// only.
final class SocketFilterCodec implements ShapeCodec<SocketFilter> {

    private static final int SIZE = Abi.current().size("sock_fprog");
    private static final Field LEN = Field.of("sock_fprog", "len");
    private static final Field FILTER = Field.of("sock_fprog", "filter");

    private static final int MOST = 4096;

    private static final ShapeCodec<Instruction> ONE = new StructCodec<>("sock_filter", "code jt jf k") {
        @Override
        public void encode(Instruction v, MemorySegment m, long at) {
            f[0].put(m, at, v.code());
            f[1].put(m, at, v.jt());
            f[2].put(m, at, v.jf());
            f[3].put(m, at, v.k());
        }

        @Override
        Instruction read(MemorySegment m, long at) {
            return new Instruction(
                    f[0].number(m, at), f[1].number(m, at), f[2].number(m, at), f[3].wide(m, at));
        }
    };

    /// The program alone.
    static final ShapeCodec<SocketFilter> PROGRAM = new ListCodec<>(ONE, MOST, false) {
        @Override
        List<Instruction> elements(SocketFilter value) {
            return value.program();
        }

        @Override
        SocketFilter of(List<Instruction> elements) {
            return new SocketFilter(elements);
        }
    };

    @Override
    public int room() {
        return SIZE + PROGRAM.room();
    }

    @Override
    public int size(SocketFilter value) {
        return SIZE;
    }

    @Override
    public void encode(SocketFilter value, MemorySegment target, long at) {
        long program = at + SIZE;
        LEN.put(target, at, value.program().size());
        FILTER.put(target, at, target.address() + program);
        PROGRAM.encode(value, target, program);
    }

    @Override
    public @Nullable SocketFilter decode(MemorySegment source, long at, int length) {
        if (length < SIZE) {
            return null;
        }
        int count = Math.min(LEN.number(source, at), (length - SIZE) / ONE.room());
        return count == 0 ? null : PROGRAM.decode(source, at + SIZE, Math.min(MOST, count) * ONE.room());
    }
}
