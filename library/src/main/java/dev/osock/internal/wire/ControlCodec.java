package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import dev.osock.option.Shape;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Control messages ↔ the memory that `msg_control` points to: one `struct cmsghdr` after the other, each with its
/// bytes, each beginning at a multiple of 8.
public final class ControlCodec {

    private static final int HEADER = Abi.current().size("cmsghdr");
    private static final int LEN = Abi.current().offset("cmsghdr", "cmsg_len");
    private static final int LEVEL = Abi.current().offset("cmsghdr", "cmsg_level");
    private static final int TYPE = Abi.current().offset("cmsghdr", "cmsg_type");
    private static final int SOL_SOCKET = Abi.current().number("SOL_SOCKET");
    private static final int SCM_RIGHTS = Abi.current().number("SCM_RIGHTS");
    private static final int SOL_RDS = Abi.current().number("SOL_RDS");
    private static final int SCM_PIDFD = Abi.current().number("SCM_PIDFD");
    private static final int[] NONE = {};

    /// A type with its numbers.
    private record Row(int level, int number, ControlType<?> type) {}

    /// The types that this platform has.
    private static final List<Row> ROWS = rows();

    private ControlCodec() {}

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (ControlType<?> type : ControlTypes.all()) {
            var level = Abi.current().find(type.level());
            var number = Abi.current().find(type.symbol());
            if (level.isPresent() && number.isPresent()) {
                rows.add(new Row(level.getAsInt(), number.getAsInt(), type));
            }
        }
        return rows;
    }

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
                case ControlMessage.Raw(ControlType<?> type, byte[] data) -> {
                    Row row = row(type);
                    yield encode(row.level, row.number, data, message, target, at);
                }
                case ControlMessage.Native(int level, int type, byte[] data) ->
                    encode(level, type, data, message, target, at);
            };
        }
        return at;
    }

    private static <T> long encode(ControlMessage.Typed<T> message, MemorySegment target, long at) {
        Row row = row(message.type());
        Shape<T> shape = message.type()
                .sent()
                .orElseThrow(
                        () -> new IllegalArgumentException("control message " + Brief.of(message) + " cannot be sent"));
        ShapeCodec<T> codec = ShapeCodec.of(shape);
        long body = header(row.level, row.number, codec.size(message.value()), message, target, at);
        try {
            codec.encode(message.value(), target, body);
        } catch (IllegalArgumentException bad) {
            throw new IllegalArgumentException("control message " + Brief.of(message) + ": " + bad.getMessage(), bad);
        }
        return at + space(codec.size(message.value()));
    }

    private static long encode(
            int level, int type, byte[] data, ControlMessage message, MemorySegment target, long at) {
        if (level == SOL_RDS) {
            throw new IllegalArgumentException(
                    "control message " + message + ": it holds addresses that the kernel would write to");
        }
        Bytes.write(data, target, header(level, type, data.length, message, target, at));
        return at + space(data.length);
    }

    /// Writes a header and clears the place for its bytes.
    ///
    /// @return that place
    private static long header(
            int level, int type, int size, ControlMessage message, MemorySegment target, long at) {
        if (space(size) > target.byteSize() - at) {
            throw new IllegalArgumentException("control message " + Brief.of(message) + " does not fit: it takes "
                    + space(size) + " bytes, and " + (target.byteSize() - at) + " of " + target.byteSize()
                    + " are left");
        }
        target.asSlice(at, space(size)).fill((byte) 0);
        target.set(JAVA_LONG_UNALIGNED, at + LEN, HEADER + (long) size);
        target.set(JAVA_INT_UNALIGNED, at + LEVEL, level);
        target.set(JAVA_INT_UNALIGNED, at + TYPE, type);
        return at + HEADER;
    }

    /// `CMSG_SPACE`: how much a message of so many bytes takes.
    private static long space(long size) {
        return HEADER + aligned(size);
    }

    private static long aligned(long size) {
        return (size + Long.BYTES - 1) & -Long.BYTES;
    }

    private static Row row(ControlType<?> type) {
        for (Row row : ROWS) {
            if (row.type.equals(type)) {
                return row;
            }
        }
        int level = Abi.current().number(type.level());
        return new Row(level, Abi.current().number(type.symbol()), type);
    }

    private static @Nullable ControlType<?> type(int level, int number) {
        for (Row row : ROWS) {
            if (row.level == level && row.number == number) {
                return row.type;
            }
        }
        return null;
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
        for (var walk = new Walk(control, length, rights); walk.next();) {
            var bytes = new ControlMessage.Native(walk.level, walk.type, Bytes.read(control, walk.body, walk.size));
            ControlType<?> type = type(walk.level, walk.type);
            natives.add(bytes);
            messages.add(type == null ? bytes : decode(type, control, walk, bytes));
        }
        return natives.isEmpty() ? Decoded.EMPTY : new Decoded(messages, natives);
    }

    private static <T> ControlMessage decode(
            ControlType<T> type, MemorySegment control, Walk walk, ControlMessage.Native bytes) {
        Optional<Shape<T>> shape = type.received();
        T value = shape.isEmpty() ? null : ShapeCodec.of(shape.get()).decode(control, walk.body, walk.size);
        return value == null
                ? new ControlMessage.Raw(type, bytes.data())
                : new ControlMessage.Typed<>(type, value);
    }

    /// Finds the descriptors among received control messages, which this process owns from now on. A negative number is
    /// none.
    ///
    /// @param control where they are, from its start on
    /// @param length how many bytes of it
    /// @return the numbers
    public static int[] descriptors(MemorySegment control, long length) {
        return descriptors(control, length, Integer.MAX_VALUE);
    }

    /// Finds the descriptors among received control messages, of those that the sender passes only the first.
    ///
    /// @param control where they are, from its start on
    /// @param length how many bytes of it
    /// @param rights how many passed ones at the most
    /// @return the numbers
    public static int[] descriptors(MemorySegment control, long length, int rights) {
        int[] found = NONE;
        for (var walk = new Walk(control, length, rights); walk.next();) {
            if (walk.isRights() || walk.isPidfd()) {
                int known = found.length;
                found = Arrays.copyOf(found, known + walk.size / Integer.BYTES);
                for (int i = 0; i < walk.size / Integer.BYTES; i++) {
                    int number = control.get(JAVA_INT_UNALIGNED, walk.body + (long) i * Integer.BYTES);
                    if (number >= 0) {
                        found[known++] = number;
                    }
                }
                found = Arrays.copyOf(found, known);
            }
        }
        return found;
    }

    /// Goes from one control message to the next, as far as they are whole.
    private static final class Walk {

        private final MemorySegment control;
        private final long end;
        private long next;

        /// How many more descriptors are wanted.
        private int rights;

        int level;
        int type;
        long body;
        int size;

        Walk(MemorySegment control, long length, int rights) {
            this.control = control;
            this.rights = rights;
            end = Math.clamp(length, 0, control.byteSize());
        }

        boolean next() {
            if (end - next < HEADER) {
                return false;
            }
            long claimed = control.get(JAVA_LONG_UNALIGNED, next + LEN);
            if (claimed < HEADER || claimed > end - next) {
                return false;
            }
            level = control.get(JAVA_INT_UNALIGNED, next + LEVEL);
            type = control.get(JAVA_INT_UNALIGNED, next + TYPE);
            body = next + HEADER;
            size = (int) (claimed - HEADER);
            next = Math.min(end, next + aligned(claimed));
            if (isRights()) {
                size = (int) Math.min(size, (long) rights * Integer.BYTES);
                rights -= size / Integer.BYTES;
            }
            return true;
        }

        boolean isRights() {
            return level == SOL_SOCKET && type == SCM_RIGHTS;
        }

        boolean isPidfd() {
            return level == SOL_SOCKET && type == SCM_PIDFD;
        }
    }
}
