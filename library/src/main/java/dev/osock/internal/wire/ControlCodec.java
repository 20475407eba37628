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
        ShapeCodec<T> codec = Codecs.of(shape);
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
        T value = shape.isEmpty() ? null : Codecs.of(shape.get()).decode(control, walk.body, walk.size);
        return value == null
                ? new ControlMessage.Raw(type, bytes.data())
                : new ControlMessage.Typed<>(type, value);
    }

    /// Tells how many descriptors come in so many bytes of control messages, at the most.
    ///
    /// @param room how many bytes
    /// @return how many descriptors
    public static int mostDescriptors(int room) {
        return Math.max(0, (room - HEADER) / Integer.BYTES);
    }

    /// Finds the descriptors among received control messages, which this process owns from now on. A negative number is
    /// none. Makes no object, for which there may be no memory.
    ///
    /// @param control where they are, from its start on
    /// @param length how many bytes of it
    /// @param rights how many of those that the sender passes, at the most: the first
    /// @param found takes the numbers: there is room for [#mostDescriptors] more than are in it
    /// @param count how many are in it already
    /// @return how many are in it now
    public static int descriptors(MemorySegment control, long length, int rights, int[] found, int count) {
        long end = end(control, length);
        int known = count;
        int left = rights;
        long at = 0;
        for (long size = size(control, at, end); size > 0; size = size(control, at, end)) {
            int type = control.get(JAVA_INT_UNALIGNED, at + TYPE);
            boolean isOfSocket = control.get(JAVA_INT_UNALIGNED, at + LEVEL) == SOL_SOCKET;
            if (isOfSocket && (type == SCM_RIGHTS || type == SCM_PIDFD)) {
                for (long body = at + HEADER; body + Integer.BYTES <= at + size; body += Integer.BYTES) {
                    if (type == SCM_RIGHTS && --left < 0) {
                        break;
                    }
                    int number = control.get(JAVA_INT_UNALIGNED, body);
                    if (number >= 0) {
                        found[known++] = number;
                    }
                }
            }
            at = Math.min(end, at + aligned(size));
        }
        return known;
    }

    private static long end(MemorySegment control, long length) {
        return Math.clamp(length, 0, control.byteSize());
    }

    /// Tells how long a control message is, with its header; 0 if there is none that is whole.
    private static long size(MemorySegment control, long at, long end) {
        if (end - at < HEADER) {
            return 0;
        }
        long claimed = control.get(JAVA_LONG_UNALIGNED, at + LEN);
        return claimed < HEADER || claimed > end - at ? 0 : claimed;
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
            end = end(control, length);
        }

        boolean next() {
            long claimed = size(control, next, end);
            if (claimed == 0) {
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
    }
}
