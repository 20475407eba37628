package dev.osock.internal.wire;

import dev.osock.option.Shape;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The values of one [Shape] as bytes.
///
/// @param <T> the type of the values
interface ShapeCodec<T> {

    /// The codecs that have been used.
    Map<Shape<?>, ShapeCodec<?>> USED = new ConcurrentHashMap<>();

    /// Finds the codec of a shape.
    @SuppressWarnings("unchecked") // each is entered with its own shape
    static <T> ShapeCodec<T> of(Shape<T> shape) {
        ShapeCodec<?> codec = USED.get(shape);
        if (codec == null) {
            codec = make(shape);
            USED.put(shape, codec);
        }
        return (ShapeCodec<T>) codec;
    }

    private static ShapeCodec<?> make(Shape<?> shape) {
        return switch (shape.name()) {
            case "flag" -> new FlagCodec();
            case "int" -> new IntCodec();
            case "uint8" -> new UintCodec(Byte.BYTES);
            case "uint16" -> new UintCodec(Short.BYTES);
            case "uint32" -> new Uint32Codec();
            case "linger" -> new LingerCodec();
            case "timeval" -> new TimevalCodec();
            case "timespec" -> new TimespecCodec();
            case "timestamping" -> new TimestampingCodec();
            case "tos" -> new TosCodec(Integer.BYTES);
            case "tos byte" -> new TosCodec(Byte.BYTES);
            case "ucred" -> new CredentialsCodec();
            case "in_pktinfo" -> new InPktinfoCodec();
            case "in6_pktinfo" -> new In6PktinfoCodec();
            case "sockaddr" -> new SockaddrShapeCodec();
            case "timestamping flags" -> new TimestampingFlagsCodec();
            case "rights" -> new RightsCodec();
            case "extended error" -> new ExtendedErrorCodec();
            default -> throw new IllegalArgumentException("no value can have the shape " + shape);
        };
    }

    /// Tells how many bytes a value needs.
    int size(T value);

    /// Tells how many bytes the largest value needs, which is how much room is made to read one.
    int room();

    /// Writes a value.
    ///
    /// @throws IllegalArgumentException if the shape cannot hold it
    void encode(T value, MemorySegment target, long at);

    /// Reads a value of so many bytes, never from outside of them.
    ///
    /// @return the value, or null if the bytes are none
    @Nullable
    T decode(MemorySegment source, long at, int length);
}
