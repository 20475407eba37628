package dev.osock.conformance;

import dev.osock.Platform;
import dev.osock.conformance.term.Term;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Domains, types and protocols in the reference's names.
final class Kinds {

    private static final List<String> DOMAINS = List.of("inet", "inet6", "local", "unspec");
    private static final List<String> TYPES = List.of("stream", "dgram", "raw", "rdm", "seqpacket");

    /// The first name of each protocol in the system's database, in the order of which `supports(protocols)` comes.
    private static final Map<Integer, String> PROTOCOL_NAMES = new HashMap<>();

    static {
        for (String name : Platform.supports("protocols").keySet()) {
            Platform.levelNumber(name).ifPresent(number -> PROTOCOL_NAMES.putIfAbsent(number, name));
        }
    }

    private Kinds() {}

    static Optional<Domain> domain(Term term) {
        return switch (term) {
            case Term.Atom(String name) when DOMAINS.contains(name) -> Domain.named(name);
            case Term.Int number when number.isInt() ->
                Optional.of(Domain.of(number.value().intValue()));
            default -> Optional.empty();
        };
    }

    static Optional<Type> type(Term term) {
        return switch (term) {
            case Term.Atom(String name) when TYPES.contains(name) -> Type.named(name);
            case Term.Int number when number.isInt() ->
                Optional.of(Type.of(number.value().intValue()));
            default -> Optional.empty();
        };
    }

    static Protocol protocol(Term term) throws Refused {
        return switch (term) {
            case Term.Atom(String name) when name.equals("default") -> Protocol.of(0);
            case Term.Atom(String name) -> {
                OptionalInt number = protocolNumber(name);
                if (number.isEmpty()) {
                    throw Refused.invalid("protocol", term);
                }
                yield Protocol.of(number.getAsInt());
            }
            case Term.Int number -> protocol(number);
            case Term.Tuple tuple when tuple.is("raw", 2) && tuple.get(1) instanceof Term.Int number ->
                protocol(number);
            default -> throw Raised.invalid(Term.tagged("protocol", term));
        };
    }

    private static Protocol protocol(Term.Int number) {
        if (!number.isInt()) {
            throw Raised.caseClause(Term.tagged("integer_range", number));
        }
        return Protocol.of(number.value().intValue());
    }

    /// Finds the number of a protocol; `socket` is none.
    static OptionalInt protocolNumber(String name) {
        return name.equals("socket") || name.equals("otp") ? OptionalInt.empty() : Platform.levelNumber(name);
    }

    static Term term(Domain domain) {
        return named(domain.name(), DOMAINS, domain.number());
    }

    static Term term(Type type) {
        return named(type.name(), TYPES, type.number());
    }

    static Term term(Protocol protocol) {
        String name = PROTOCOL_NAMES.get(protocol.number());
        return name == null ? Term.number(protocol.number()) : Term.atom(name);
    }

    private static Term named(String name, List<String> names, int number) {
        return names.contains(name) ? Term.atom(name) : Term.number(number);
    }
}
