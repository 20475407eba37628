package dev.osock.conformance;

import dev.osock.conformance.term.Term;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads arguments, with the reference's complaints about those it does not take.
final class Arguments {

    private static final int DEEPEST = 900;
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private Arguments() {}

    /// Reads `{'$socket', Ref}`; raises `badarg` for anything else, and for a socket that nobody knows.
    static Bridge.Known socket(Bridge bridge, Term term) {
        return anySocket(bridge, term).orElseThrow(Raised::badarg);
    }

    /// Reads a socket where the reference's clauses do not match another term.
    static Bridge.Known socketOrClause(Bridge bridge, Term term) {
        if (!isSocket(term)) {
            throw Raised.functionClause();
        }
        return socket(bridge, term);
    }

    static boolean isSocket(Term term) {
        return term instanceof Term.Tuple tuple
                && tuple.is("$socket", 2)
                && tuple.get(1) instanceof Term.Reference;
    }

    static Optional<Bridge.Known> anySocket(Bridge bridge, Term term) {
        return isSocket(term) && ((Term.Tuple) term).get(1) instanceof Term.Reference reference
                ? bridge.socket(reference)
                : Optional.empty();
    }

    /// Reads a whole number of 0 or more, as a size; raises `badarg` for anything else.
    static Term.Int size(Term term) {
        if (term instanceof Term.Int number && number.value().signum() >= 0) {
            return number;
        }
        throw Raised.badarg();
    }

    /// Gives a size, or the most that an array can have.
    static int bounded(Term.Int size) throws Refused {
        if (size.value().bitLength() > Long.SIZE) {
            throw Refused.invalid("integer_range", size);
        }
        return size.isInt() ? Math.min(size.value().intValue(), LARGEST) : LARGEST;
    }

    static boolean isList(Term term) {
        return term instanceof Term.Sequence;
    }

    static boolean isNumber(Term term) {
        return term instanceof Term.Int;
    }

    static boolean isBoolean(Term term) {
        return term.isAtom("true") || term.isAtom("false");
    }

    /// Reads `true` or `false`; raises `badarg` for anything else.
    static boolean bool(Term term) {
        if (!isBoolean(term)) {
            throw Raised.badarg();
        }
        return term.isAtom("true");
    }

    /// Reads the data of a send: a binary, or a list of bytes and binaries, however deep.
    static byte[] data(Term term) {
        if (term instanceof Term.Binary binary && binary.isWhole()) {
            return binary.bytes();
        }
        if (!isList(term)) {
            throw Raised.badarg();
        }
        return ioData(term).orElseThrow(() -> Raised.invalid(Term.tagged("data", term)));
    }

    /// Reads iodata.
    static Optional<byte[]> ioData(Term term) {
        var bytes = new ByteArrayOutputStream();
        return gather(term, bytes, 0) ? Optional.of(bytes.toByteArray()) : Optional.empty();
    }

    private static boolean gather(Term term, ByteArrayOutputStream bytes, int depth) {
        if (depth > DEEPEST) {
            return false;
        }
        if (term instanceof Term.Binary binary && binary.isWhole()) {
            bytes.writeBytes(binary.bytes());
            return true;
        }
        if (!(term instanceof Term.Sequence sequence)) {
            return false;
        }
        for (Term element : sequence.elements()) {
            if (element instanceof Term.Int number && number.isIn(0, 0xff)) {
                bytes.write(number.value().intValue());
            } else if (!gather(element, bytes, depth + 1)) {
                return false;
            }
        }
        return sequence.tail() == null
                || (sequence.tail() instanceof Term.Binary && gather(sequence.tail(), bytes, depth + 1));
    }

    /// Reads a string: a list of characters.
    static Optional<String> string(Term term) {
        if (!(term instanceof Term.Sequence sequence) || !sequence.isProper()) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder();
        for (Term element : sequence.elements()) {
            if (!(element instanceof Term.Int number && number.isIn(0, Character.MAX_CODE_POINT))) {
                return Optional.empty();
            }
            text.appendCodePoint(number.value().intValue());
        }
        return Optional.of(text.toString());
    }

    /// Reads characters, however deep: code points, lists of them, and binaries in UTF-8.
    static Optional<String> characters(Term term) {
        StringBuilder text = new StringBuilder();
        return gather(term, text, 0) ? Optional.of(text.toString()) : Optional.empty();
    }

    private static boolean gather(Term term, StringBuilder text, int depth) {
        if (!(term instanceof Term.Sequence sequence) || !sequence.isProper() || depth > DEEPEST) {
            return false;
        }
        for (Term element : sequence.elements()) {
            if (element instanceof Term.Int number && number.isIn(0, Character.MAX_CODE_POINT)) {
                text.appendCodePoint(number.value().intValue());
            } else if (element instanceof Term.Binary binary && binary.isWhole()) {
                text.append(new String(binary.bytes(), StandardCharsets.UTF_8));
            } else if (!gather(element, text, depth + 1)) {
                return false;
            }
        }
        return true;
    }

    /// Reads a string of Latin-1 characters.
    static Optional<String> latin1(Term term) {
        return string(term).filter(text -> text.chars().allMatch(each -> each <= 0xff));
    }

    /// Reads a list of atoms.
    static Optional<List<String>> names(Term term) {
        if (!(term instanceof Term.Sequence sequence) || !sequence.isProper()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (Term element : sequence.elements()) {
            if (!(element instanceof Term.Atom(String name))) {
                return Optional.empty();
            }
            names.add(name);
        }
        return Optional.of(names);
    }
}
