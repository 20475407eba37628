package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.osock.internal.abi.Abi;
import dev.osock.option.Shape;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct ifreq`: the name of an interface, and something about it.
public final class IfreqCodec {

    /// How long the structure is.
    public static final int SIZE = Abi.current().size("ifreq");

    private static final int NAME = Abi.current().offset("ifreq", "ifr_name");
    private static final int NAME_SIZE = Abi.current().size("ifreq", "ifr_name");

    private IfreqCodec() {}

    /// Clears the structure and writes a name into it, cut to what there is room for, as the reference does.
    ///
    /// @param name the interface's name
    /// @param target where to
    /// @param at the place in it
    /// @throws IllegalArgumentException if the name has other characters than those of Latin-1, or a NUL
    public static void encodeName(String name, MemorySegment target, long at) {
        byte[] bytes = name.getBytes(ISO_8859_1);
        if (name.indexOf(0) >= 0 || !new String(bytes, ISO_8859_1).equals(name)) {
            throw new IllegalArgumentException("ioctl: not the name of an interface: \"" + name + "\"");
        }
        target.asSlice(at, SIZE).fill((byte) 0);
        MemorySegment.copy(bytes, 0, target, JAVA_BYTE, at + NAME, Math.min(bytes.length, NAME_SIZE - 1));
    }

    /// Reads the name.
    ///
    /// @param source where from
    /// @param at the place in it
    /// @return the name, up to its NUL
    public static String decodeName(MemorySegment source, long at) {
        String name = new String(Bytes.read(source, at + NAME, NAME_SIZE), ISO_8859_1);
        int end = name.indexOf(0);
        return end < 0 ? name : name.substring(0, end);
    }

    /// Writes a value into a field.
    ///
    /// @param <T> its type
    /// @param shape its shape
    /// @param field the field's name
    /// @param value the value
    /// @param target where to
    /// @param at the place of the structure in it
    /// @throws IllegalArgumentException if the field cannot hold it
    public static <T> void encode(Shape<T> shape, String field, T value, MemorySegment target, long at) {
        ShapeCodec<T> codec = Codecs.of(shape);
        int size = Abi.current().size("ifreq", field);
        MemorySegment room = MemorySegment.ofArray(new byte[Math.max(codec.room(), size)]);
        codec.encode(value, room, 0);
        if (codec.size(value) > size && shape != Shape.SOCKADDR) {
            throw new IllegalArgumentException("ioctl: " + value + " does not fit " + field);
        }
        MemorySegment.copy(room, 0, target, at + Abi.current().offset("ifreq", field), size);
    }

    /// Reads a field.
    ///
    /// @param <T> its type
    /// @param shape its shape
    /// @param field the field's name
    /// @param source where from
    /// @param at the place of the structure in it
    /// @return the value, or null if the bytes are none
    public static <T> @Nullable T decode(Shape<T> shape, String field, MemorySegment source, long at) {
        int size = Abi.current().size("ifreq", field);
        return Codecs.of(shape).decode(source, at + Abi.current().offset("ifreq", field), size);
    }
}
