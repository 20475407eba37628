package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// A C structure ↔ a record. A row names the fields, and says how a value is written into them and how one is made of
/// them. It is a class of its own and no pair of lambdas, of which the first use is many times dearer.
///
/// @param <T> the record
abstract class StructCodec<T> implements ShapeCodec<T> {

    /// The fields, in the order of their names.
    final Field[] f;

    private final int size;

    /// @param struct the structure's tag
    /// @param fields the names of the fields, with a space between two
    StructCodec(String struct, String fields) {
        this.f = Field.all(struct, fields);
        this.size = Abi.current().size(struct);
    }

    /// Makes a value of the fields of the structure that is there, or null if they are none.
    abstract @Nullable T read(MemorySegment m, long at);

    @Override
    public final int room() {
        return size;
    }

    @Override
    public final @Nullable T decode(MemorySegment source, long at, int length) {
        return length < size ? null : read(source, at);
    }
}
