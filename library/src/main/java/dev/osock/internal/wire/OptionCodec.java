package dev.osock.internal.wire;

import dev.osock.option.Shape;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Option values as the operating system has them.
public final class OptionCodec {

    private OptionCodec() {}

    /// Tells how much memory a value of a shape takes at the most, or usually if its size varies.
    ///
    /// @param shape the shape
    /// @return the size in bytes
    public static int room(Shape<?> shape) {
        return Codecs.of(shape).room();
    }

    /// Tells whether a value of a shape may take more than that.
    ///
    /// @param shape the shape
    /// @return true if its size varies
    public static boolean isVariable(Shape<?> shape) {
        return Codecs.of(shape).isVariable();
    }

    /// Makes what the memory holds before a value of a shape is read: zero, mostly.
    ///
    /// @param shape the shape
    /// @param room how much memory it is
    /// @return the bytes
    public static byte[] question(Shape<?> shape, int room) {
        byte[] question = new byte[room];
        Codecs.of(shape).ask(MemorySegment.ofArray(question), 0);
        return question;
    }

    /// Makes what the memory holds before a value of a shape is read, of a question that is such a value.
    ///
    /// @param shape the shape
    /// @param question the question
    /// @param room how much memory it is; more if the question takes more
    /// @return the bytes
    /// @throws IllegalArgumentException if the shape cannot hold the question
    public static byte[] question(Shape<?> shape, Object question, int room) {
        byte[] bytes = new byte[Math.max(room, room(shape, question))];
        encode(shape, question, MemorySegment.ofArray(bytes), 0);
        return bytes;
    }

    /// Tells how many bytes a value has of which the operating system has given the first: no more than those, mostly.
    ///
    /// @param shape the shape
    /// @param given the bytes
    /// @return the number of bytes to ask for
    public static int whole(Shape<?> shape, byte[] given) {
        return Codecs.of(shape).whole(MemorySegment.ofArray(given), 0, given.length);
    }

    /// Tells how much memory writing a value takes.
    ///
    /// @param shape its shape
    /// @param value the value; if it is none of the shape, that is found when it is written
    /// @return the size in bytes
    public static int room(Shape<?> shape, Object value) {
        return shape.type().isInstance(value) ? roomCast(shape, value) : room(shape);
    }

    private static <T> int roomCast(Shape<T> shape, Object value) {
        ShapeCodec<T> codec = Codecs.of(shape);
        return Math.max(codec.room(), codec.size(shape.type().cast(value)));
    }

    /// Writes a value into memory that is zero.
    ///
    /// @param shape its shape
    /// @param value the value
    /// @param target where to
    /// @param at the place in it
    /// @return how many bytes it takes
    /// @throws IllegalArgumentException if the shape cannot hold it
    public static int encode(Shape<?> shape, Object value, MemorySegment target, long at) {
        return encodeCast(shape, value, target, at);
    }

    private static <T> int encodeCast(Shape<T> shape, Object value, MemorySegment target, long at) {
        if (!shape.type().isInstance(value)) {
            throw new IllegalArgumentException("no " + shape + " value: " + Brief.of(value));
        }
        ShapeCodec<T> codec = Codecs.of(shape);
        T cast = shape.type().cast(value);
        codec.encode(cast, target, at);
        return codec.size(cast);
    }

    /// Reads a value.
    ///
    /// @param <T> its type
    /// @param shape its shape
    /// @param source where from
    /// @param at the place in it
    /// @param length how many bytes the operating system has written
    /// @return the value, or null if that many bytes are none
    public static <T> @Nullable T decode(Shape<T> shape, MemorySegment source, long at, int length) {
        return Codecs.of(shape).decode(source, at, length);
    }
}
