package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import dev.osock.option.Tos;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Types of service: until OTP 27 a name or a number, in OTP 29 a map of all their readings.
final class TypesOfService {

    private static final int WITH_CODE_POINTS = 29;

    /// The bits of the old meaning, and how much the number in the map is shifted.
    private static final int OLD_BITS = 0x1E;

    private static final int PRECEDENCE_SHIFT = 5;

    private static final Map<Integer, String> OLD_NAMES =
            Map.of(16, "lowdelay", 8, "throughput", 4, "reliability", 2, "mincost");
    private static final List<String> REFUSED = List.of("nqb");

    private TypesOfService() {}

    static Optional<Tos> read(Term term) {
        return switch (term) {
            case Term.Int number when number.isInt() ->
                Optional.of(Tos.of(number.value().intValue()));
            case Term.Atom(String name) when Release.isSince(WITH_CODE_POINTS) && !REFUSED.contains(name) ->
                Tos.named(name);
            case Term.Atom(String name) when OLD_NAMES.containsValue(name) -> Tos.named(name);
            case Term.Dictionary map when Release.isSince(WITH_CODE_POINTS) -> parts(map);
            default -> Optional.empty();
        };
    }

    private static Optional<Tos> parts(Term.Dictionary map) {
        if (map.entries().size() != 2
                || !(map.get("tos") instanceof Term.Atom(String name) && OLD_NAMES.containsValue(name))) {
            return Optional.empty();
        }
        int tos = Tos.named(name).orElseThrow().number();
        return switch (map.get("precedence")) {
            case Term.Atom routine when routine.isAtom("routine") -> Optional.of(Tos.of(tos));
            case Term.Int number when number.isIn(0, 7) ->
                Optional.of(Tos.of(number.value().intValue() << PRECEDENCE_SHIFT | tos));
            case null, default -> Optional.empty();
        };
    }

    static Term write(Tos tos) {
        int bits = tos.number() & OLD_BITS;
        String old = OLD_NAMES.get(bits);
        if (!Release.isSince(WITH_CODE_POINTS)) {
            return old == null ? Term.number(tos.number()) : Term.atom(old);
        }
        Term service = old != null ? Term.atom(old) : bits == 0 ? Term.atom("default") : Term.number(bits >> 1);
        Term precedence = tos.precedence() == 0 ? Term.atom("routine") : Term.number(tos.precedence());
        return Term.map(
                "native", Term.number(tos.number()),
                "tos", Term.map("tos", service, "precedence", precedence),
                "dscp", Addresses.nameOrNumber(tos.dscpName(), tos.dscp()));
    }
}
