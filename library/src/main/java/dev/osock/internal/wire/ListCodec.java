package dev.osock.internal.wire;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One value behind the other ↔ a record of a list of them.
///
/// @param <L> the record
/// @param <E> the type of the values in it
abstract class ListCodec<L, E> implements ShapeCodec<L> {

    private final ShapeCodec<E> each;
    private final int usual;
    private final boolean isVariable;

    /// @param each the codec of one
    /// @param usual how many there are at the most, or, if there is no most, usually
    /// @param isVariable whether there may be more
    ListCodec(ShapeCodec<E> each, int usual, boolean isVariable) {
        this.each = each;
        this.usual = usual;
        this.isVariable = isVariable;
    }

    abstract List<E> elements(L value);

    abstract L of(List<E> elements);

    @Override
    public final int room() {
        return usual * each.room();
    }

    @Override
    public final int size(L value) {
        return elements(value).size() * each.room();
    }

    @Override
    public final boolean isVariable() {
        return isVariable;
    }

    @Override
    public final void encode(L value, MemorySegment target, long at) {
        for (E element : elements(value)) {
            each.encode(element, target, at);
            at += each.room();
        }
    }

    @Override
    public final @Nullable L decode(MemorySegment source, long at, int length) {
        List<E> all = new ArrayList<>();
        for (int i = 0; i < length; i += each.room()) {
            E element = each.decode(source, at + i, Math.min(length - i, each.room()));
            if (element == null) {
                return null;
            }
            all.add(element);
        }
        return of(all);
    }
}
