package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import dev.osock.address.RawBytes;
import dev.osock.internal.abi.Abi;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import dev.osock.option.Shape;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Control messages ↔ the memory that `msg_control` points to: one [Cmsg] after the other, each with its bytes.
public final class ControlCodec {

    private static final int SOL_RDS = Abi.current().number("SOL_RDS");
    private static final int SOL_TLS = Abi.current().number("SOL_TLS");

    private ControlCodec() {}

    /// Received control messages.
    ///
    /// @param messages decoded, as far as they can be
    /// @param natives the same, in the same order, as bytes
    public record Decoded(List<ControlMessage> messages, List<ControlMessage.Native> natives) {

        private static final Decoded EMPTY = new Decoded(List.of(), List.of());
    }

    /// Writes control messages.
    ///
    /// @param messages the messages
    /// @param target where to, from its start on
    /// @return how many bytes they take
    /// @throws IllegalArgumentException if one cannot be sent, its value does not fit its type, or there is no room
    public static long encode(List<ControlMessage> messages, MemorySegment target) {
        long at = 0;
        for (ControlMessage message : messages) {
            at = switch (message) {
                case ControlMessage.Typed<?> typed -> encode(typed, target, at);
                case ControlMessage.Raw(ControlType<?> type, RawBytes data) -> {
                    ControlTable.Row row = ControlTable.row(type);
                    yield encode(row.level(), row.number(), data.array(), message, target, at);
                }
                case ControlMessage.Native(int level, int type, RawBytes data) ->
                    encode(level, type, data.array(), message, target, at);
            };
        }
        return at;
    }

    private static <T> long encode(ControlMessage.Typed<T> message, MemorySegment target, long at) {
        ControlTable.Row row = ControlTable.row(message.type());
        Shape<T> shape = message.type()
                .sent()
                .orElseThrow(
                        () -> new IllegalArgumentException("control message " + Brief.of(message) + " cannot be sent"));
        ShapeCodec<T> codec = Codecs.of(shape);
        int size = codec.size(message.value());
        long next = header(row.level(), row.number(), size, message, target, at);
        try {
            codec.encode(message.value(), target, at + Cmsg.HEADER);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException("control message " + Brief.of(message) + ": " + bad.getMessage(), bad);
        }
        return next;
    }

    private static long encode(
            int level, int type, byte[] data, ControlMessage message, MemorySegment target, long at) {
        if (level == SOL_RDS) {
            throw new IllegalArgumentException(
                    "control message " + message + ": it holds addresses that the kernel would write to");
        }
        long next = header(level, type, data.length, message, target, at);
        Bytes.write(data, target, at + Cmsg.HEADER);
        return next;
    }

    /// Writes a header and clears the place for its bytes.
    ///
    /// @return the place behind them
    private static long header(
            int level, int type, int size, ControlMessage message, MemorySegment target, long at) {
        if (Cmsg.space(size) > target.byteSize() - at) {
            throw new IllegalArgumentException("control message " + Brief.of(message) + " does not fit: it takes "
                    + Cmsg.space(size) + " bytes, and " + (target.byteSize() - at) + " of " + target.byteSize()
                    + " are left");
        }
        Cmsg.put(target, at, level, type, size);
        return at + Cmsg.space(size);
    }

    /// Tells whether there are control messages that are of all bytes of a stream that go with them, in however many
    /// system calls, and not only of the first: the type of TLS's records.
    ///
    /// @param control where they are, from its start on
    /// @param length how many bytes of it
    /// @return true if there is one
    public static boolean areOfEveryPiece(MemorySegment control, long length) {
        long end = Cmsg.end(control, length);
        long at = 0;
        for (long whole = Cmsg.length(control, at, end); whole > 0; whole = Cmsg.length(control, at, end)) {
            if (Cmsg.level(control, at) == SOL_TLS) {
                return true;
            }
            at = Cmsg.next(at, whole, end);
        }
        return false;
    }

    /// Finds the value of the first control message of a type that is a number, and makes nothing.
    ///
    /// @param control where they are, from its start on
    /// @param length how many bytes of it
    /// @param type the type
    /// @param otherwise what to return if there is none
    /// @return the value: of four bytes, two or one, as many as there are; those of fewer than four are unsigned
    public static int number(MemorySegment control, long length, ControlType<Integer> type, int otherwise) {
        ControlTable.Row row = ControlTable.row(type);
        long at = Cmsg.find(control, length, row.level(), row.number());
        if (at < 0) {
            return otherwise;
        }
        return switch (Cmsg.size(control, at)) {
            case 0 -> otherwise;
            case 1 -> Byte.toUnsignedInt(control.get(JAVA_BYTE, at));
            case 2, 3 -> Short.toUnsignedInt(control.get(JAVA_SHORT_UNALIGNED, at));
            default -> control.get(JAVA_INT_UNALIGNED, at);
        };
    }

    /// Reads control messages. Whatever the bytes are, none outside of them is read and nothing is thrown: a message
    /// that claims to be longer than what is there ends the list.
    ///
    /// @param control where they are, from its start on
    /// @param length how many bytes of it
    /// @return the messages
    public static Decoded decode(MemorySegment control, long length) {
        return decode(control, length, Integer.MAX_VALUE);
    }

    /// Reads control messages, of the descriptors among them only the first.
    ///
    /// @param control where they are, from its start on
    /// @param length how many bytes of it
    /// @param rights how many descriptors at the most
    /// @return the messages
    public static Decoded decode(MemorySegment control, long length, int rights) {
        List<ControlMessage> messages = new ArrayList<>();
        List<ControlMessage.Native> natives = new ArrayList<>();
        long end = Cmsg.end(control, length);
        int left = rights;
        long at = 0;
        for (long whole = Cmsg.length(control, at, end); whole > 0; whole = Cmsg.length(control, at, end)) {
            int level = Cmsg.level(control, at);
            int number = Cmsg.type(control, at);
            int size = (int) (whole - Cmsg.HEADER);
            if (PassedDescriptors.areIn(level, number)) {
                size = (int) Math.min(size, (long) left * Integer.BYTES);
                left -= size / Integer.BYTES;
            }
            var bytes = ControlMessage.of(level, number, Bytes.read(control, at + Cmsg.HEADER, size));
            ControlType<?> type = ControlTable.type(level, number);
            natives.add(bytes);
            messages.add(type == null ? bytes : decode(type, bytes, control, at + Cmsg.HEADER, size));
            at = Cmsg.next(at, whole, end);
        }
        return natives.isEmpty() ? Decoded.EMPTY : new Decoded(messages, natives);
    }

    private static <T> ControlMessage decode(
            ControlType<T> type, ControlMessage.Native bytes, MemorySegment control, long at, int size) {
        Optional<Shape<T>> shape = type.received();
        T value = shape.isEmpty() ? null : Codecs.of(shape.get()).decode(control, at, size);
        return value == null
                ? new ControlMessage.Raw(type, bytes.data())
                : new ControlMessage.Typed<>(type, value);
    }
}
