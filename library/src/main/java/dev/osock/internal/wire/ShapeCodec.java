package dev.osock.internal.wire;

import dev.osock.option.Shape;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The values of one [Shape] as bytes; [Codecs] finds it.
///
/// @param <T> the type of the values
interface ShapeCodec<T> {

    /// Tells how much room is made to read a value: what the largest needs, or, if it varies without a bound, what is
    /// usual.
    int room();

    /// Tells how many bytes a value needs.
    default int size(T value) {
        return room();
    }

    /// Whether a value may need more than the usual room.
    default boolean isVariable() {
        return false;
    }

    /// Tells how many bytes the operating system is to be asked for, once it has given so many to who asked for
    /// [#room()]: no more than those, mostly.
    default int whole(MemorySegment source, long at, int length) {
        return length;
    }

    /// Writes what the operating system reads before it answers into memory that is zero; nothing, mostly.
    default void ask(MemorySegment target, long at) {}

    /// Writes a value into memory that is zero.
    ///
    /// @throws IllegalArgumentException if the shape cannot hold it
    void encode(T value, MemorySegment target, long at);

    /// Reads a value of so many bytes, never from outside of them.
    ///
    /// @return the value, or null if the bytes are none
    @Nullable
    T decode(MemorySegment source, long at, int length);
}
