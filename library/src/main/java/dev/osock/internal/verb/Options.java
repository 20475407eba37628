package dev.osock.internal.verb;

import dev.osock.address.RawBytes;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.internal.abi.Abi;
import dev.osock.internal.call.Call;
import dev.osock.internal.call.Failure;
import dev.osock.internal.call.OptionMemory;
import dev.osock.internal.call.Protocols;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.socket.DescriptorState;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Opening;
import dev.osock.internal.wait.Outcome;
import dev.osock.internal.wire.OptionCodec;
import dev.osock.option.Access;
import dev.osock.option.Level;
import dev.osock.option.Shape;
import dev.osock.option.SocketOption;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Setting and reading socket options, by row or by number.
public final class Options {

    /// The value of the option `meta` that nobody has set.
    public static final Object UNDEFINED = new Object() {
        @Override
        public String toString() {
            return "undefined";
        }
    };

    private static final int SOL_SOCKET = Abi.current().number("SOL_SOCKET");
    private static final int SO_RCVTIMEO = Abi.current().number("SO_RCVTIMEO");
    private static final int SO_RCVTIMEO_NEW = Abi.current().number("SO_RCVTIMEO_NEW");
    private static final int SO_PRIORITY = Abi.current().number("SO_PRIORITY");
    private static final int IPPROTO_IP = Abi.current().number("IPPROTO_IP");
    private static final int IP_TOS = Abi.current().number("IP_TOS");
    private static final int EPERM = -Abi.current().number("EPERM");

    /// The numbers of the levels.
    private static final Map<Level, Integer> LEVELS = levels();

    /// The numbers of the options that have been used, by their C names; -1 for none.
    private static final Map<String, Integer> NUMBERS = new ConcurrentHashMap<>();

    /// The most bytes that a native option value may have.
    private static final int MOST = 1 << 20;

    private Options() {}

    /// Sets an option, setsockopt(2).
    ///
    /// @param socket the socket
    /// @param option the option
    /// @param value the value
    /// @throws SocketException if closed, or with the errno
    public static void set(OpenSocket socket, SocketOption<?> option, Object value) throws SocketException {
        if (option.level() == Level.OTP) {
            OtpSettings.set(socket, option.name(), value);
            trace(socket, "setopt ", option, 0);
            return;
        }
        int number = number(option, option.access().canWrite());
        if (number < 0 && option.numbers().isEmpty()) {
            throw setting(socket, option, value).invalid(Reason.Invalid.Subject.OPTION, whyNot(option));
        }
        int level = level(option);
        if (OptionMemory.ofSet(level, number) == OptionMemory.Refused.REFUSED) {
            throw refused(setting(socket, option, value));
        }
        int room = OptionCodec.room(option.shape(), value);
        @Nullable
        IllegalArgumentException[] bad = new IllegalArgumentException[1];
        long result = withMemory(socket, room, (call, memory) -> {
            int size;
            try {
                size = OptionCodec.encode(option.shape(), value, memory, 0);
            } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
                bad[0] = new IllegalArgumentException(wrong.getMessage(), wrong);
                return 0;
            }
            if (option.numbers().isPresent() || option.symbol().equals("TCP_ULP")) {
                socket.exceptional(); // it may change what a receive brings
            }
            return set(socket, call, level, number, memory.address(), size);
        });
        trace(socket, "setopt ", option, result);
        IllegalArgumentException wrong = bad[0];
        if (wrong != null) {
            throw setting(socket, option, value)
                    .invalid(Reason.Invalid.Subject.VALUE, String.valueOf(wrong.getMessage()));
        }
        if (result < 0) {
            throw setting(socket, option, value).because(result);
        }
    }

    /// Reads an option, getsockopt(2).
    ///
    /// @param socket the socket
    /// @param option the option
    /// @return the value
    /// @throws SocketException if closed, or with the errno
    public static Object get(OpenSocket socket, SocketOption<?> option) throws SocketException {
        return get(socket, option, null);
    }

    /// Reads an option of a descriptor that is no socket of this library, getsockopt(2).
    ///
    /// @param descriptor the descriptor
    /// @param option the option
    /// @return the value
    /// @throws SocketException if closed, or with the errno
    public static Object get(DescriptorState descriptor, SocketOption<?> option) throws SocketException {
        int fd = descriptor.use();
        if (fd < 0) {
            throw Failure.of("getopt descriptor").because(Outcome.CLOSED);
        }
        try {
            if (option.level() == Level.OTP) {
                throw Failure.of("getopt descriptor " + fd + " " + option)
                        .invalid(Reason.Invalid.Subject.OPTION, "it is an option of this library's sockets");
            }
            return get(Opening.view(fd), option);
        } finally {
            descriptor.release();
        }
    }

    /// Reads an option that is asked for something, getsockopt(2).
    ///
    /// @param socket the socket
    /// @param option the option
    /// @param question what the memory holds before it is read: a value of the option; null for nothing
    /// @return the value
    /// @throws SocketException if closed, or with the errno
    public static Object get(OpenSocket socket, SocketOption<?> option, @Nullable Object question)
            throws SocketException {
        if (option.level() == Level.OTP) {
            trace(socket, "getopt ", option, 0);
            return OtpSettings.get(socket, option.name());
        }
        int number = number(option, option.access().canRead());
        if (number < 0 && option.numbers().isEmpty()) {
            throw reading(socket, option, question).invalid(Reason.Invalid.Subject.OPTION, whyNot(option));
        }
        int level = level(option);
        if (OptionMemory.ofGet(level, number) == OptionMemory.Refused.REFUSED) {
            throw refused(reading(socket, option, question));
        }
        Answer answer;
        try {
            answer = ask(socket, level, number, option.shape(), question);
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            if (question == null) {
                throw wrong;
            }
            throw reading(socket, option, question)
                    .invalid(Reason.Invalid.Subject.VALUE, String.valueOf(wrong.getMessage()));
        }
        trace(socket, "getopt ", option, answer.result);
        if (answer.result < 0) {
            throw reading(socket, option, question).because(answer.result);
        }
        Object decoded = OptionCodec.decode(
                option.shape(), MemorySegment.ofArray(answer.value), 0, answer.value.length);
        if (decoded == null) {
            throw reading(socket, option, question)
                    .invalid("the operating system gave too few bytes for a value of shape " + option.shape());
        }
        return decoded;
    }

    /// What getsockopt(2) came to.
    ///
    /// @param result 0 or more, or what went wrong
    /// @param value what the kernel has written
    /// @param length how much that is, or would be if there were room for it
    private record Answer(long result, byte[] value, long length) {

        /// Whether there may be more than there was room for: the kernel says so, or has filled all of it.
        boolean mayBeMore(int room) {
            return length > room || (result >= 0 && length == room);
        }
    }

    /// Asks for an option's value, and again with more room if its size varies and there is more of it, or if its
    /// first bytes tell how long it is.
    private static Answer ask(
            OpenSocket socket, int level, int number, Shape<?> shape, @Nullable Object question) {
        if (shape.size().isPresent()) {
            int size = shape.size().getAsInt();
            byte[] zero = size == 0 ? null : new byte[size];
            return ask(socket, level, number,
                    question == null
                            ? shape.initial().map(RawBytes::array).orElse(zero)
                            : OptionCodec.question(shape, question, size));
        }
        int room = OptionCodec.room(shape);
        Answer answer = ask(socket, level, number, memory(shape, question, room));
        while (OptionCodec.isVariable(shape) && mayBeMore(answer, level, number, room) && room < MOST) {
            room = (int) Math.min(MOST, Math.max(answer.length, room * 2L));
            answer = ask(socket, level, number, memory(shape, question, room));
        }
        int whole = answer.result < 0 ? 0 : OptionCodec.whole(shape, answer.value);
        return whole > answer.value.length ? ask(socket, level, number, new byte[whole]) : answer;
    }

    private static byte[] memory(Shape<?> shape, @Nullable Object question, int room) {
        return question == null
                ? OptionCodec.question(shape, room)
                : OptionCodec.question(shape, question, room);
    }

    private static boolean mayBeMore(Answer answer, int level, int number, int room) {
        return answer.mayBeMore(room) || OptionMemory.ofGet(level, number).isTooLittle(answer.result);
    }

    /// Asks for an option's value once.
    ///
    /// @param initial what the memory holds before, and its size; null for no memory at all
    private static Answer ask(OpenSocket socket, int level, int number, byte @Nullable [] initial) {
        OptionMemory use = OptionMemory.ofGet(level, number);
        int room = initial == null ? 0 : initial.length;
        int length = use.length(room);
        int size = (int) Math.max(room, use.mayWrite(length));
        var answer = new Answer[1];
        long result = withMemory(socket, size, (call, memory) -> {
            if (initial != null) {
                use.bound(memory.asSlice(0, room).copyFrom(MemorySegment.ofArray(initial)));
            }
            beforeUse(socket, call, level, number);
            long address = initial == null ? 0 : memory.address();
            int got = Kernel.getsockopt(call.scratch, socket.fd(), level, number, address, length);
            long told = use.wrote(memory.asSlice(0, room), call.scratch.length(Integer.MAX_VALUE));
            int written = got < 0 ? 0 : (int) Math.min(told, room);
            answer[0] = new Answer(got, memory.asSlice(0, written).toArray(ValueLayout.JAVA_BYTE), told);
            return got;
        });
        return answer[0] != null ? answer[0] : new Answer(result, new byte[0], 0);
    }

    private static SocketInvalidException refused(Failure failure) {
        return failure.invalid(
                Reason.Invalid.Subject.OPTION, "its value holds addresses that the kernel would write to");
    }

    /// Finds the number of an option that may be used so.
    ///
    /// @return the number, or -1 if the platform has none or the option may not
    private static int number(SocketOption<?> option, boolean isAllowed) {
        if (option.numbers().isPresent()) {
            return option.numbers().get().option();
        }
        return isAllowed ? NUMBERS.computeIfAbsent(option.symbol(), Options::numberOrNone) : -1;
    }

    private static int numberOrNone(String symbol) {
        return Abi.current().find(symbol).orElse(-1);
    }

    private static String whyNot(SocketOption<?> option) {
        return numberOrNone(option.symbol()) < 0
                ? "the platform " + Abi.current() + " has no such option"
                : "the option allows " + option.access() + " only";
    }

    private static Failure setting(OpenSocket socket, SocketOption<?> option, Object value) {
        return Failure.of("setopt " + option + " of", socket.kind(), "to", value);
    }

    private static Failure reading(OpenSocket socket, SocketOption<?> option, @Nullable Object question) {
        return Failure.of("getopt " + option + " of", socket.kind(), "for", question);
    }

    private static void trace(OpenSocket socket, String verb, SocketOption<?> option, long result) {
        if (socket.isTraced()) {
            socket.trace(verb + option, result);
        }
    }

    private static Map<Level, Integer> levels() {
        Map<Level, Integer> levels = new EnumMap<>(Level.class);
        for (Level level : Level.values()) {
            if (level != Level.OTP && level != Level.NATIVE) {
                levels.put(level, Abi.current().number(level.symbol()));
            }
        }
        return levels;
    }

    private static int level(SocketOption<?> option) {
        if (option.numbers().isPresent()) {
            return option.numbers().get().level();
        }
        return Objects.requireNonNull(LEVELS.get(option.level()), "an option of the library itself");
    }

    /// Sets it. Setting the type of service makes Linux change the priority, which the reference keeps as it is.
    private static int set(OpenSocket socket, Call call, int level, int option, long address, int size) {
        int fd = socket.fd();
        beforeUse(socket, call, level, option);
        boolean isTos = level == IPPROTO_IP && option == IP_TOS;
        boolean keeps =
                isTos && Kernel.getsockopt(call.scratch, fd, SOL_SOCKET, SO_PRIORITY, Integer.BYTES) >= 0;
        int priority = call.scratch.intValue();
        int result = Kernel.setsockopt(call.scratch, fd, level, option, address, size);
        if (result < 0 || !keeps) {
            return result;
        }
        call.scratch.intValue(priority);
        int restored = Kernel.setsockopt(
                call.scratch, fd, SOL_SOCKET, SO_PRIORITY, call.scratch.valueAddress(), Integer.BYTES);
        return restored == EPERM ? 0 : restored;
    }

    /// Gives an option back that the library itself may be using.
    private static void beforeUse(OpenSocket socket, Call call, int level, int option) {
        if (level == SOL_SOCKET && (option == SO_RCVTIMEO || option == SO_RCVTIMEO_NEW)) {
            socket.mustNotBlock(call.scratch);
        }
    }

    interface Use {
        long of(Call call, MemorySegment memory);
    }

    /// Makes a call that cannot wait with memory of a size, zero all over.
    static long withMemory(OpenSocket socket, int size, Use use) {
        Call call = Call.begin(socket.kind(), 0);
        try {
            synchronized (socket.write()) {
                return socket.isOpen() ? use.of(call, call.message().header().zeroed(size)) : Outcome.CLOSED;
            }
        } finally {
            call.end();
        }
    }

    /// Tells whether an option can be used on this platform, whatever the kernel says.
    ///
    /// @param option the option
    /// @return true if its table has the number, and it can be read or set
    static boolean isOnPlatform(SocketOption<?> option) {
        return option.level() == Level.OTP
                || (option.access() != Access.NONE
                        && Abi.current().find(option.symbol()).isPresent());
    }

    /// Finds the number of an option.
    ///
    /// @param option the option
    /// @return the number, or nothing if the platform has none
    public static OptionalInt number(SocketOption<?> option) {
        return option.numbers().isPresent()
                ? OptionalInt.of(option.numbers().get().option())
                : number(option.symbol());
    }

    /// Finds the number of an option or a request on this platform.
    ///
    /// @param symbol the operating system's name
    /// @return the number, or nothing
    public static OptionalInt number(String symbol) {
        return Abi.current().find(symbol);
    }

    /// Finds the number of a level.
    ///
    /// @param name `socket`, or a protocol's name or alias
    /// @return the number, or nothing
    public static OptionalInt levelNumber(String name) {
        return name.equals("socket") ? OptionalInt.of(SOL_SOCKET) : Protocols.system().number(name);
    }

    /// Lists the protocols that have a name.
    ///
    /// @return every name and alias, and its number
    public static Map<String, Integer> protocols() {
        return Protocols.system().all();
    }
}
