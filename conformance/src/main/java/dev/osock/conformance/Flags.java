package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import dev.osock.message.MsgFlags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The flags of sends and receives, as lists of atoms and numbers.
final class Flags {

    private static final List<String> KNOWN = List.of(
            "cmsg_cloexec", "confirm", "ctrunc", "dontroute", "eor", "errqueue", "more", "nosignal", "oob", "peek",
            "trunc");
    private static final Map<String, MsgFlags> BY_NAME = new LinkedHashMap<>();

    static {
        for (String name : KNOWN) {
            BY_NAME.put(name, MsgFlags.named(name).orElse(MsgFlags.NONE));
        }
    }

    private Flags() {}

    /// Reads a list of flags.
    static MsgFlags of(Term term) throws Refused {
        Term.Sequence list = (Term.Sequence) term;
        long bits = 0;
        for (int i = 0; i < list.elements().size(); i++) {
            switch (list.elements().get(i)) {
                case Term.Atom(String name) ->
                    bits |= Optional.ofNullable(BY_NAME.get(name))
                            .orElseThrow(() -> Refused.invalid("msg_flag", Term.atom(name)))
                            .bits();
                case Term.Int number when number.value().signum() >= 0 -> {
                    if (!number.isLong()) {
                        throw outside(number);
                    }
                    bits |= number.value().longValue();
                }
                default -> throw bad(rest(list, i));
            }
        }
        if (list.tail() != null) {
            throw bad(list.tail());
        }
        if (bits != (int) bits) {
            throw outside(Term.number(bits));
        }
        return MsgFlags.of((int) bits);
    }

    private static Raised bad(Term rest) {
        return Raised.invalid(Term.tagged("msg_flags", rest));
    }

    private static Raised outside(Term.Int number) {
        return Raised.caseClause(Term.tagged("invalid", Term.tagged("integer_range", number)));
    }

    private static Term rest(Term.Sequence list, int from) {
        return new Term.Sequence(list.elements().subList(from, list.elements().size()), list.tail());
    }

    /// Says the flags of a received message.
    static Term list(MsgFlags flags) {
        List<Term> list = new ArrayList<>();
        MsgFlags left = flags;
        for (Map.Entry<String, MsgFlags> each : BY_NAME.entrySet()) {
            if (each.getValue().bits() != 0 && left.contains(each.getValue())) {
                list.add(Term.atom(each.getKey()));
                left = left.without(each.getValue());
            }
        }
        if (left.bits() != 0) {
            list.add(Term.number(left.bits()));
        }
        return Term.list(list);
    }
}
