package dev.osock.internal.wire;

import java.lang.foreign.MemorySegment;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A C structure of SCTP ↔ a record that has the same parts in the same order. A row is a pair of lambdas that say
/// what each part is: unlike those of other structures, it is not used at the start of most programs.
///
/// @param <T> the record
final class SctpStructCodec<T> extends StructCodec<T> {

    private final BiConsumer<T, SctpFields> write;
    private final Function<SctpFields, @Nullable T> read;

    /// @param struct the structure's tag
    /// @param fields the names of the fields, with a space between two
    /// @param write writes a value's parts, one after the other
    /// @param read makes a value of the parts, read one after the other, or null if they are none
    SctpStructCodec(
            String struct,
            String fields,
            BiConsumer<T, SctpFields> write,
            Function<SctpFields, @Nullable T> read) {
        super(struct, fields);
        this.write = write;
        this.read = read;
    }

    @Override
    public void encode(T v, MemorySegment m, long at) {
        write.accept(v, new SctpFields(f, m, at));
    }

    @Override
    @Nullable
    T read(MemorySegment m, long at) {
        return read.apply(new SctpFields(f, m, at));
    }
}
