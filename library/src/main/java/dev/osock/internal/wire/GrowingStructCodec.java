package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A C structure of numbers that newer kernels append to, as much of it as there is ↔ a record of them by their names.
///
/// @param <T> the record
abstract class GrowingStructCodec<T> implements ShapeCodec<T> {

    private final Map<String, Field> fields = new LinkedHashMap<>();

    /// As large as is known here.
    private final int size;

    /// @param struct the structure's tag
    /// @param prefix what all its fields' names begin with
    /// @param names the fields' names without that, in their order, with a space between two
    GrowingStructCodec(String struct, String prefix, String names) {
        for (String name : names.split(" ", -1)) {
            fields.put(name, Field.of(struct, prefix + name));
        }
        size = Abi.current().size(struct);
    }

    abstract Map<String, Long> values(T value);

    abstract T of(Map<String, Long> values);

    @Override
    public final int size(T value) {
        return size;
    }

    /// More than that, for a kernel that has more of it.
    @Override
    public final int room() {
        return 2 * size;
    }

    @Override
    public final boolean isVariable() {
        return true;
    }

    @Override
    public final void encode(T value, MemorySegment target, long at) {
        values(value).forEach((name, number) -> {
            Field field = fields.get(name);
            if (field != null) {
                field.put(target, at, number.longValue());
            }
        });
    }

    @Override
    public final @Nullable T decode(MemorySegment source, long at, int length) {
        Map<String, Long> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (field.offset() + field.size() <= length) {
                values.put(name, field.wide(source, at));
            }
        });
        return of(values);
    }
}
