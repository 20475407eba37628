package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A C structure of SCTP that says how many numbers there are, and then has them ↔ a record.
///
/// @param <T> the record
abstract class SctpListCodec<T> implements ShapeCodec<T> {

    /// The fields before the number, in the order of their names.
    final Field[] f;

    private final Field count;
    private final int first;
    private final Field each;
    private final int usual;

    /// @param struct the structure's tag
    /// @param fields the names of its other fields, with a space between two; none if it has no others
    /// @param count the name of the field that counts
    /// @param list the name of the field that the numbers begin at
    /// @param size how many bytes a number has
    /// @param usual as how many there is room for at first
    SctpListCodec(String struct, String fields, String count, String list, int size, int usual) {
        this.f = fields.isEmpty() ? new Field[0] : Field.all(struct, fields);
        this.count = Field.of(struct, count);
        this.first = Abi.current().offset(struct, list);
        this.each = new Field(0, size);
        this.usual = usual;
    }

    abstract List<Integer> elements(T value);

    /// Writes the other fields.
    abstract void head(T value, MemorySegment m, long at);

    abstract T of(MemorySegment m, long at, List<Integer> elements);

    @Override
    public final int room() {
        return first + usual * each.size();
    }

    @Override
    public final boolean isVariable() {
        return true;
    }

    @Override
    public final int size(T value) {
        return first + elements(value).size() * each.size();
    }

    @Override
    public final void encode(T value, MemorySegment target, long at) {
        head(value, target, at);
        List<Integer> elements = elements(value);
        count.put(target, at, elements.size());
        long place = at + first;
        for (int element : elements) {
            each.put(target, place, element);
            place += each.size();
        }
    }

    @Override
    public final @Nullable T decode(MemorySegment source, long at, int length) {
        if (length < first) {
            return null;
        }
        long told = count.wide(source, at);
        List<Integer> elements = numbers(source, at + first, length - first, told, each);
        return elements == null ? null : of(source, at, elements);
    }

    /// Reads so many numbers.
    ///
    /// @return the numbers, or null if the bytes are too few
    static @Nullable List<Integer> numbers(MemorySegment source, long at, long length, long count, Field each) {
        if (count > length / each.size()) {
            return null;
        }
        List<Integer> numbers = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            numbers.add(each.number(source, at + i * each.size()));
        }
        return numbers;
    }
}
