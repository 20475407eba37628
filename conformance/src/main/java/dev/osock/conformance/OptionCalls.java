package dev.osock.conformance;

import dev.osock.Mailbox;
import dev.osock.OtpOptions;
import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.address.RawBytes;
import dev.osock.conformance.term.Term;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.error.SocketInvalidException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.option.IpOptions;
import dev.osock.option.Ipv6Options;
import dev.osock.option.Level;
import dev.osock.option.ReceiveBuffer;
import dev.osock.option.Shape;
import dev.osock.option.SocketOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// `setopt`, `getopt`, `setopt_native`, `getopt_native`.
final class OptionCalls {

    private static final Term OK = Term.atom("ok");
    private static final int OTHER_OTP_OPTIONS_DOMAIN = 1999;
    private static final int OTHER_OTP_OPTIONS_FD = 1008;

    /// Options that the reference takes for flags, though Linux has headers of IPv6 there.
    private static final Set<SocketOption<?>> FLAGS_OF_REFERENCE =
            Set.of(Ipv6Options.DSTOPTS, Ipv6Options.HOPOPTS, Ipv6Options.RTHDR);

    private final Bridge bridge;

    /// An option given by numbers.
    private record Numbers(int level, int option) {}

    OptionCalls(Bridge bridge) {
        this.bridge = bridge;
    }

    void enter(Functions functions) {
        functions.enter("setopt", 3,
                (caller, args) -> setopt(Arguments.socket(bridge, args.get(0)), args.get(1), args.get(2)));
        functions.enter("setopt", 4, (_, args) -> {
            Bridge.Known known = Arguments.socket(bridge, args.get(0));
            Term option = Term.tuple(args.get(1), args.get(2));
            return args.get(2) instanceof Term.Int && args.get(3) instanceof Term.Binary
                    ? setNative(known, option, args.get(3))
                    : setopt(known, option, args.get(3));
        });
        functions.enter("getopt", 2, (_, args) -> getopt(Arguments.socketOrClause(bridge, args.get(0)), args.get(1)));
        functions.enter("getopt", 3, (_, args) -> {
            Bridge.Known known = Arguments.socketOrClause(bridge, args.get(0));
            if (isLevel(args.get(1), "sctp") && Release.isSince(29)) {
                return ask(known, args.get(1), args.get(2));
            }
            return args.get(2) instanceof Term.Tuple tuple && tuple.size() == 2 && tuple.get(0) instanceof Term.Int
                    ? getNative(known, Term.tuple(args.get(1), tuple.get(0)), tuple.get(1))
                    : getopt(known, Term.tuple(args.get(1), args.get(2)));
        });
        functions.enter("setopt_native", 3,
                (_, args) -> setNative(Arguments.socket(bridge, args.get(0)), args.get(1), args.get(2)));
        functions.enter("getopt_native", 3, (_, args) -> {
            if (!(args.get(0) instanceof Term.Tuple tuple && tuple.is("$socket", 2))) {
                throw Raised.functionClause();
            }
            return getNative(Arguments.socket(bridge, args.get(0)), args.get(1), args.get(2));
        });
    }

    private static Refused invalid(Term option) {
        return Refused.invalid("socket_option", option);
    }

    private static Refused invalid(Term option, Term value) {
        return Refused.invalid("socket_option", option, value);
    }

    /// Finds an option by `{Level, Name}`, where the level may be any name of its protocol.
    private static Optional<SocketOption<?>> named(Term option) {
        if (option instanceof Term.Tuple(List<Term> parts)
                && parts.size() == 2
                && parts.get(0) instanceof Term.Atom(String level)
                && parts.get(1) instanceof Term.Atom(String name)) {
            return level(level).flatMap(known -> SocketOption.named(known, name));
        }
        return Optional.empty();
    }

    /// Finds a level's name by it or its alias, which is the same in another case; another protocol of the same number,
    /// as hopopt is of ip, is none.
    static Optional<String> level(String name) {
        if (name.equals("socket") || name.equals("otp")) {
            return Optional.of(name);
        }
        OptionalInt number = Platform.levelNumber(name);
        return number.isEmpty()
                ? Optional.empty()
                : List.of(Level.values())
                        .stream()
                        .map(Level::otpName)
                        .filter(known -> known.equalsIgnoreCase(name) && Platform.levelNumber(known).equals(number))
                        .findFirst();
    }

    private Term setopt(Bridge.Known known, Term option, Term value)
            throws Refused, SocketException {
        if (isLevel(option, "otp")) {
            return setOtp(known, option, value);
        }
        SocketOption<?> row = named(option).orElseThrow(() -> invalid(option));
        if (!row.access().canWrite() || Platform.number(row).isEmpty()) {
            throw invalid(option);
        }
        Socket socket = known.socket();
        if (!socket.isOpen()) {
            throw Refused.closed();
        }
        if (row.equals(IpOptions.MSFILTER) && value.isAtom("null")) {
            Numbers numbers = numbers(option).orElseThrow();
            setBytes(socket, numbers, new byte[0]);
        } else if (FLAGS_OF_REFERENCE.contains(row) && Arguments.isBoolean(value)) {
            setBytes(socket, numbers(option).orElseThrow(), ofInt(value.isAtom("true") ? 1 : 0));
        } else {
            set(socket, row, option, value);
        }
        return OK;
    }

    private static <T> void set(Socket socket, SocketOption<T> row, Term option, Term value)
            throws Refused, SocketException {
        T read = Values.read(row.shape(), value).orElseThrow(() -> invalid(option, value));
        try {
            socket.setopt(row, read);
        } catch (SocketInvalidException failure) {
            throw explained(failure, option, value);
        }
    }

    private static Refused explained(SocketInvalidException failure, Term option, Term value) {
        return switch (failure.reason().subject()) {
            case OPTION -> invalid(option);
            case VALUE -> invalid(option, value);
            default -> new Refused(Reasons.of(failure));
        };
    }

    private Term getopt(Bridge.Known known, Term option) throws Refused, SocketException {
        if (isLevel(option, "otp")) {
            return getOtp(known, option);
        }
        SocketOption<?> row = named(option).orElseThrow(() -> invalid(option));
        if (!row.access().canRead() || Platform.number(row).isEmpty()) {
            throw invalid(option);
        }
        Socket socket = known.socket();
        if (row.equals(IpOptions.PKTOPTIONS)) {
            return Term.tagged("ok", Controls.list(socket.pktoptions(), socket.rawPktoptions(), false));
        }
        Object value = socket.getopt(row);
        boolean isDefault = value instanceof Protocol protocol
                && protocol.number() == 0
                && socket.domain().equals(Domain.LOCAL);
        return Term.tagged("ok", isDefault ? Term.atom("default") : Values.write(row.shape(), value));
    }

    /// Reads an option that is asked for something.
    private static Term ask(Bridge.Known known, Term option, Term question) throws Refused, SocketException {
        SocketOption<?> row = named(option).orElseThrow(() -> invalid(option));
        return Term.tagged("ok", ask(known.socket(), row, option, question));
    }

    private static <T> Term ask(Socket socket, SocketOption<T> row, Term option, Term question)
            throws Refused, SocketException {
        Object asked = SctpTerms.question(row.type(), question);
        if (asked == null) {
            throw invalid(Term.tuple(option, question));
        }
        return Values.write(row.shape(), socket.getopt(row, row.type().cast(asked)));
    }

    private static boolean isLevel(Term option, String level) {
        return option instanceof Term.Tuple tuple
                && tuple.size() == 2
                && tuple.get(0).isAtom(level)
                && tuple.get(1) instanceof Term.Atom;
    }

    private Term setOtp(Bridge.Known known, Term option, Term value)
            throws Refused, SocketException {
        Socket socket = known.socket();
        String name = ((Term.Tuple) option).get(1).toString();
        switch (name) {
            case "fd" -> throw Raised.invalid(Term.tagged("otp_socket_option", Term.number(OTHER_OTP_OPTIONS_FD)));
            case "domain" ->
                throw Raised.invalid(Term.tagged("otp_socket_option", Term.number(OTHER_OTP_OPTIONS_DOMAIN)));
            case "debug", "iow", "select_read", "controlling_process", "rcvbuf", "rcvctrlbuf", "sndctrlbuf", "meta",
                    "use_registry" -> {
                // known
            }
            default -> throw invalid(option);
        }
        if (!socket.isOpen()) {
            throw Refused.closed();
        }
        try {
            switch (name) {
                case "debug" -> socket.setopt(OtpOptions.DEBUG, flag(option, value));
                case "iow" -> socket.setopt(OtpOptions.IOW, flag(option, value));
                case "select_read" -> socket.setopt(OtpOptions.SELECT_READ, flag(option, value));
                case "use_registry" -> {
                    if (!value.isAtom("true")) {
                        throw invalid(option, value);
                    }
                    socket.setopt(OtpOptions.USE_REGISTRY, true);
                }
                case "rcvctrlbuf" -> socket.setopt(OtpOptions.RCVCTRLBUF, size(option, value, 1024));
                case "sndctrlbuf" -> socket.setopt(OtpOptions.SNDCTRLBUF, size(option, value, 1024));
                case "rcvbuf" -> socket.setopt(OtpOptions.RCVBUF, receiveBuffer(option, value));
                case "meta" -> socket.setopt(OtpOptions.META, value);
                default -> controllingProcess(socket, option, value);
            }
        } catch (SocketInvalidException failure) {
            if (failure.reason().subject() == Reason.Invalid.Subject.CALL) {
                throw Refused.invalid(Term.atom("not_owner"));
            }
            throw explained(failure, option, value);
        }
        return OK;
    }

    private void controllingProcess(Socket socket, Term option, Term value) throws Refused, SocketException {
        if (!(value instanceof Term.Pid pid)) {
            throw invalid(option, value);
        }
        Mailbox mailbox = bridge.caller(pid).mailbox;
        socket.setopt(OtpOptions.CONTROLLING_PROCESS, mailbox);
    }

    private static boolean flag(Term option, Term value) throws Refused {
        if (!Arguments.isBoolean(value)) {
            throw invalid(option, value);
        }
        return value.isAtom("true");
    }

    private static int size(Term option, Term value, int usual) throws Refused {
        if (value.isAtom("default")) {
            return usual;
        }
        if (value instanceof Term.Int number && number.isIn(1, Long.MAX_VALUE)) {
            return (int) Math.min(number.value().longValue(), Integer.MAX_VALUE);
        }
        throw invalid(option, value);
    }

    private static ReceiveBuffer receiveBuffer(Term option, Term value) throws Refused {
        if (value instanceof Term.Tuple tuple && tuple.size() == 2) {
            if (tuple.get(0) instanceof Term.Int reads && reads.isIn(1, Integer.MAX_VALUE)) {
                return new ReceiveBuffer(
                        reads.value().intValue(),
                        size(option, value, tuple.get(1)));
            }
            throw invalid(option, value);
        }
        return ReceiveBuffer.of(size(option, value, value));
    }

    private static int size(Term option, Term value, Term size) throws Refused {
        try {
            return size(option, size, ReceiveBuffer.DEFAULT.size());
        } catch (Refused part) {
            throw invalid(option, value);
        }
    }

    private Term getOtp(Bridge.Known known, Term option) throws Refused, SocketException {
        Socket socket = known.socket();
        Term value = switch (((Term.Tuple) option).get(1).toString()) {
            case "debug" -> Term.bool(socket.getopt(OtpOptions.DEBUG));
            case "iow" -> Term.bool(socket.getopt(OtpOptions.IOW));
            case "select_read" -> Term.bool(socket.getopt(OtpOptions.SELECT_READ));
            case "use_registry" -> Term.bool(socket.getopt(OtpOptions.USE_REGISTRY));
            case "rcvctrlbuf" -> Term.number(socket.getopt(OtpOptions.RCVCTRLBUF));
            case "sndctrlbuf" -> Term.number(socket.getopt(OtpOptions.SNDCTRLBUF));
            case "fd" -> Term.number(socket.getopt(OtpOptions.FD));
            case "domain" -> Kinds.term(socket.getopt(OtpOptions.DOMAIN));
            case "controlling_process" -> bridge.owner(Optional.of(socket.getopt(OtpOptions.CONTROLLING_PROCESS)));
            case "meta" ->
                socket.getopt(OtpOptions.META) instanceof Term term ? term : Term.atom("undefined");
            case "rcvbuf" -> {
                ReceiveBuffer buffer = socket.getopt(OtpOptions.RCVBUF);
                Term size = Term.number(buffer.size());
                yield buffer.reads() == 0 ? size : Term.tuple(Term.number(buffer.reads()), size);
            }
            default -> throw invalid(option);
        };
        return Term.tagged("ok", value);
    }

    /// Finds the numbers of an option whose level and name may each be an atom or a number.
    private static Optional<Numbers> numbers(Term option) {
        if (!(option instanceof Term.Tuple(List<Term> parts) && parts.size() == 2)) {
            return Optional.empty();
        }
        Optional<Integer> level = switch (parts.get(0)) {
            case Term.Atom(String name) when !name.equals("otp") -> {
                OptionalInt number = Platform.levelNumber(name);
                yield number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
            }
            case Term.Int number -> Optional.of(cInt(number));
            default -> Optional.empty();
        };
        Optional<Integer> name = switch (parts.get(1)) {
            case Term.Atom _ -> named(option).map(Platform::number)
                    .filter(OptionalInt::isPresent)
                    .map(OptionalInt::getAsInt);
            case Term.Int number -> Optional.of(cInt(number));
            default -> Optional.empty();
        };
        return level.flatMap(first -> name.map(second -> new Numbers(first, second)));
    }

    private static int cInt(Term.Int number) {
        if (!number.isInt()) {
            throw Raised.caseClause(Term.tagged("integer_range", number));
        }
        return number.value().intValue();
    }

    private static Term setNative(Bridge.Known known, Term option, Term value) throws Refused, SocketException {
        Numbers numbers = numbers(option).orElseThrow(() -> invalid(option));
        if (!known.socket().isOpen()) {
            throw Refused.closed();
        }
        byte[] bytes = switch (value) {
            case Term.Int number when number.isInt() -> ofInt(number.value().intValue());
            case Term.Atom _ when Arguments.isBoolean(value) -> ofInt(value.isAtom("true") ? 1 : 0);
            default ->
                Arguments.ioData(value).orElseThrow(() -> Refused.invalid(Term.atom("value")));
        };
        setBytes(known.socket(), numbers, bytes);
        return OK;
    }

    private static void setBytes(Socket socket, Numbers numbers, byte[] bytes) throws SocketException {
        socket.setopt(
                SocketOption.ofNative(numbers.level(), numbers.option(), Shape.BYTES), RawBytes.of(bytes));
    }

    private static byte[] ofInt(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(value)
                .array();
    }

    private static Term getNative(Bridge.Known known, Term option, Term spec) throws Refused, SocketException {
        Numbers numbers = numbers(option).orElseThrow(() -> invalid(option));
        Socket socket = known.socket();
        if (!socket.isOpen()) {
            throw Refused.closed();
        }
        return switch (spec) {
            case Term.Atom _ when spec.isAtom("integer") ->
                Term.tagged("ok", Term.number(ofBytes(read(socket, numbers, Shape.bytes(Integer.BYTES)))));
            case Term.Atom _ when spec.isAtom("boolean") ->
                Term.tagged("ok", Term.bool(ofBytes(read(socket, numbers, Shape.bytes(Integer.BYTES))) != 0));
            case Term.Int size when size.value().signum() < 0 ->
                throw new Refused(Term.atom(Errno.EINVAL.otpName()));
            case Term.Int size when size.isInt() -> {
                byte[] value = read(socket, numbers, Shape.bytes(size.value().intValue()));
                yield size.value().signum() == 0 ? OK : Term.tagged("ok", new Term.Binary(value));
            }
            case Term.Binary initial when initial.isWhole() ->
                Term.tagged("ok", new Term.Binary(
                        read(socket, numbers, Shape.bytes(RawBytes.of(initial.bytes())))));
            default -> throw Refused.invalid("value_spec", spec);
        };
    }

    private static byte[] read(Socket socket, Numbers numbers, Shape<RawBytes> shape) throws SocketException {
        return socket.getopt(SocketOption.ofNative(numbers.level(), numbers.option(), shape)).array();
    }

    /// Bytes that did not come count as 0.
    private static int ofBytes(byte[] value) {
        return ByteBuffer.wrap(Arrays.copyOf(value, Integer.BYTES)).order(ByteOrder.nativeOrder()).getInt();
    }
}
