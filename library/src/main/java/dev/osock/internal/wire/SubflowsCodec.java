package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `struct mptcp_subflow_data`, and behind it a structure for each connection ↔ a record of a list of values. The
/// kernel reads from it how large such a structure may be, and writes how large its own is, and how many there are.
///
/// @param <L> the record
/// @param <E> the type of the values in it
abstract class SubflowsCodec<L, E> implements ShapeCodec<L> {

    private static final int HEAD = Abi.current().size("mptcp_subflow_data");
    private static final Field HEAD_SIZE = Field.of("mptcp_subflow_data", "size_subflow_data");
    private static final Field COUNT = Field.of("mptcp_subflow_data", "num_subflows");
    private static final Field SIZE_KERNEL = Field.of("mptcp_subflow_data", "size_kernel");
    private static final Field SIZE_USER = Field.of("mptcp_subflow_data", "size_user");

    /// More than that the kernel cannot tell apart, which has one byte for their numbers.
    private static final int MOST = 256;

    private final ShapeCodec<E> each;
    private final int size;

    /// @param each the codec of a connection's structure
    /// @param size how large that is
    SubflowsCodec(ShapeCodec<E> each, int size) {
        this.each = each;
        this.size = size;
    }

    abstract List<E> elements(L value);

    abstract L of(List<E> elements);

    @Override
    public final int room() {
        return HEAD + MOST * size;
    }

    @Override
    public final int size(L value) {
        return HEAD + elements(value).size() * size;
    }

    @Override
    public final void ask(MemorySegment target, long at) {
        HEAD_SIZE.put(target, at, HEAD);
        SIZE_USER.put(target, at, size);
    }

    @Override
    public final void encode(L value, MemorySegment target, long at) {
        ask(target, at);
        SIZE_KERNEL.put(target, at, size);
        COUNT.put(target, at, elements(value).size());
        long place = at + HEAD;
        for (E element : elements(value)) {
            each.encode(element, target, place);
            place += size;
        }
    }

    @Override
    public final @Nullable L decode(MemorySegment source, long at, int length) {
        if (length < HEAD) {
            return null;
        }
        int step = Math.clamp(SIZE_USER.wide(source, at), 1, size);
        int written = (int) Math.min(SIZE_KERNEL.wide(source, at), step);
        long count = Math.min(Math.min(MOST, COUNT.wide(source, at)), (length - HEAD) / step);
        List<E> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            E element = each.decode(source, at + HEAD + (long) i * step, written);
            if (element == null) {
                return null;
            }
            all.add(element);
        }
        return of(all);
    }
}
