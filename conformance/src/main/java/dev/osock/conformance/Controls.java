package dev.osock.conformance;

import dev.osock.Platform;
import dev.osock.conformance.term.Term;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlType;
import dev.osock.message.ControlTypes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Control messages, as the reference has them: maps of `level`, `type`, `data` and `value`.
final class Controls {

    private static final Set<String> IN_REFERENCE = Set.of(
            "socket timestamp", "socket rights", "socket credentials", "ip tos", "ip recvtos", "ip ttl", "ip recvttl",
            "ip pktinfo", "ip origdstaddr", "ip recverr", "ipv6 pktinfo", "ipv6 hoplimit", "ipv6 tclass",
            "ipv6 recvtclass", "ipv6 recverr");
    private static final Map<String, Integer> SINCE = Map.of("socket timestampns", 29, "sctp sndrcv", 29);
    private static final Set<String> WITHOUT_VALUE = Set.of("socket rights", "socket credentials");
    private static final Set<String> SENT_AS_VALUE =
            Set.of("socket timestamp", "ip tos", "ip ttl", "ipv6 hoplimit", "ipv6 tclass", "sctp sndrcv");

    private Controls() {}

    /// Checks the levels of control messages, which the reference does before all else.
    static void checkLevels(@Nullable Term ctrl) throws Refused {
        if (ctrl == null) {
            return;
        }
        if (!(ctrl instanceof Term.Sequence list && list.isProper())) {
            throw new Raised(Term.tagged("bad_generator", ctrl));
        }
        for (Term element : list.elements()) {
            if (element instanceof Term.Dictionary map
                    && map.get("level") instanceof Term.Atom(String name)
                    && levelNumber(name).isEmpty()) {
                throw Refused.invalid("protocol", Term.atom(name));
            }
        }
    }

    /// Reads the control messages of a message to send.
    static List<ControlMessage> of(@Nullable Term ctrl) throws Refused {
        if (!(ctrl instanceof Term.Sequence list)) {
            return List.of();
        }
        List<ControlMessage> messages = new ArrayList<>();
        for (Term element : list.elements()) {
            messages.add(message(element)
                    .orElseThrow(() -> Refused.invalid("msg", Term.atom("ctrl"), Term.map("ctrl", list))));
        }
        return messages;
    }

    private static boolean isInReference(String name) {
        return IN_REFERENCE.contains(name) || Release.isSince(SINCE.getOrDefault(name, Integer.MAX_VALUE));
    }

    private static OptionalInt levelNumber(String name) {
        return name.equals("otp") ? OptionalInt.empty() : Platform.levelNumber(name);
    }

    private static Optional<ControlMessage> message(Term element) {
        if (!(element instanceof Term.Dictionary map) || map.get("level") == null || map.get("type") == null) {
            return Optional.empty();
        }
        Term value = map.get("value");
        Term data = map.get("data");
        int level;
        switch (map.get("level")) {
            case Term.Atom(String name) -> level = levelNumber(name).orElseThrow();
            case Term.Int number when number.isInt() -> level = number.value().intValue();
            default -> {
                return Optional.empty();
            }
        }
        Optional<ControlType<?>> type = map.get("type") instanceof Term.Atom(String name)
                ? type(level, name)
                : Optional.empty();
        if (value != null && data == null) {
            return type.filter(known -> SENT_AS_VALUE.contains(known.levelName() + " " + known.name()))
                    .flatMap(known -> typed(known, value));
        }
        if (data == null || value != null) {
            return Optional.empty();
        }
        Optional<byte[]> bytes = bytes(data);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        if (map.get("type") instanceof Term.Int number && number.isInt()) {
            return Optional.of(
                    ControlMessage.of(level, number.value().intValue(), bytes.get()));
        }
        return type.map(known -> known.ofData(bytes.get()));
    }

    private static Optional<ControlType<?>> type(int level, String name) {
        for (ControlType<?> type : ControlTypes.all()) {
            if (type.name().equals(name)
                    && isInReference(type.levelName() + " " + name)
                    && levelNumber(type.levelName()).orElse(-1) == level) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static <T> Optional<ControlMessage> typed(ControlType<T> type, Term value) {
        return type.sent()
                .flatMap(shape -> Values.read(shape, value))
                .map(type::of);
    }

    private static Optional<byte[]> bytes(Term data) {
        return switch (data) {
            case Term.Int number when number.isInt() ->
                Optional.of(ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .putInt(number.value().intValue())
                        .array());
            case Term.Atom _ when Arguments.isBoolean(data) -> bytes(Term.number(data.isAtom("true") ? 1 : 0));
            default -> Arguments.ioData(data);
        };
    }

    /// Says received control messages.
    ///
    /// @param decoded as the library gives them
    /// @param raw the same ones as they came
    /// @param namesLevels whether levels are said by name
    static Term list(List<ControlMessage> decoded, List<ControlMessage.Native> raw, boolean namesLevels) {
        List<Term> list = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            ControlMessage.Native bytes = raw.get(i);
            Term level = level(bytes.level(), namesLevels);
            Term type = Term.number(bytes.type());
            Term value = null;
            Optional<ControlType<?>> known = typeOf(decoded.get(i));
            if (known.isPresent()) {
                String name = known.get().levelName() + " " + known.get().name();
                if (isInReference(name)) {
                    type = Term.atom(known.get().name());
                    if (decoded.get(i) instanceof ControlMessage.Typed<?> typed && !WITHOUT_VALUE.contains(name)) {
                        value = value(typed);
                    }
                }
            }
            Map<Term, Term> entries = new LinkedHashMap<>();
            entries.put(Term.atom("level"), level);
            entries.put(Term.atom("type"), type);
            entries.put(Term.atom("data"), new Term.Binary(bytes.data().array()));
            if (value != null) {
                entries.put(Term.atom("value"), value);
            }
            list.add(new Term.Dictionary(entries));
        }
        return Term.list(list);
    }

    private static Optional<ControlType<?>> typeOf(ControlMessage message) {
        return switch (message) {
            case ControlMessage.Typed<?> typed -> Optional.of(typed.type());
            case ControlMessage.Raw raw -> Optional.of(raw.type());
            case ControlMessage.Native _ -> Optional.empty();
        };
    }

    private static <T> Term value(ControlMessage.Typed<T> typed) {
        return Values.write(typed.type().received().orElseThrow(), typed.value());
    }

    private static Term level(int level, boolean isNamed) {
        if (level == levelNumber("socket").orElse(-1)) {
            return Term.atom("socket");
        }
        return isNamed ? Kinds.term(dev.osock.kind.Protocol.of(level)) : Term.number(level);
    }
}
