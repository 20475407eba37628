package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.osock.internal.abi.Abi;
import dev.osock.option.Linger;
import dev.osock.option.Shape;
import java.lang.foreign.MemorySegment;

/// Option values as the operating system has them, one codec for each [Shape].
public final class OptionCodec {

    private static final int LINGER_SIZE = Abi.current().size("linger");
    private static final int L_ONOFF = Abi.current().offset("linger", "l_onoff");
    private static final int L_LINGER = Abi.current().offset("linger", "l_linger");

    private OptionCodec() {}

    /// Tells how much memory a value of a shape takes.
    ///
    /// @param shape the shape
    /// @return the size in bytes
    public static int size(Shape<?> shape) {
        return shape.equals(Shape.LINGER) ? LINGER_SIZE : Integer.BYTES;
    }

    /// Writes a value.
    ///
    /// @param shape its shape
    /// @param value the value
    /// @param target where to
    /// @param at the place in it
    public static void encode(Shape<?> shape, Object value, MemorySegment target, long at) {
        switch (value) {
            case Boolean flag -> target.set(JAVA_INT, at, flag ? 1 : 0);
            case Integer number -> target.set(JAVA_INT, at, number);
            case Linger linger -> {
                target.set(JAVA_INT, at + L_ONOFF, linger.on() ? 1 : 0);
                target.set(JAVA_INT, at + L_LINGER, linger.seconds());
            }
            default -> throw new IllegalArgumentException("no " + shape + " value: " + value);
        }
    }

    /// Reads a value.
    ///
    /// @param <T> its type
    /// @param shape its shape
    /// @param source where from
    /// @param at the place in it
    /// @return the value
    public static <T> T decode(Shape<T> shape, MemorySegment source, long at) {
        int first = source.get(JAVA_INT, at);
        Object value = first;
        if (shape.equals(Shape.FLAG)) {
            value = first != 0;
        } else if (shape.equals(Shape.LINGER)) {
            value = new Linger(source.get(JAVA_INT, at + L_ONOFF) != 0, source.get(JAVA_INT, at + L_LINGER));
        }
        return shape.type().cast(value);
    }
}
