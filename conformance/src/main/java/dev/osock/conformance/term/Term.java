package dev.osock.conformance.term;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An Erlang term. Printing one gives what Erlang's `~0p` gives, nearly.
public sealed interface Term {

    /// `name`.
    record Atom(String name) implements Term {
        @Override
        public String toString() {
            return name.matches("[a-z][a-zA-Z0-9_@]*") ? name : "'" + name + "'";
        }
    }

    /// A whole number, of any size.
    record Int(BigInteger value) implements Term {

        /// Tells whether it fits C's `int`.
        public boolean isInt() {
            return value.bitLength() < Integer.SIZE;
        }

        /// Tells whether it fits a `long`.
        public boolean isLong() {
            return value.bitLength() < Long.SIZE;
        }

        /// Tells whether it is in a range.
        public boolean isIn(long least, long most) {
            return isLong() && value.longValue() >= least && value.longValue() <= most;
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /// A float.
    record Real(double value) implements Term {
        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /// `<<1,2>>`: bytes, of whose last one only so many bits may count.
    record Binary(byte[] bytes, int lastBits) implements Term {

        /// Makes a binary of whole bytes.
        public Binary(byte[] bytes) {
            this(bytes, Byte.SIZE);
        }

        /// Tells whether it has whole bytes only.
        public boolean isWhole() {
            return lastBits == Byte.SIZE;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Binary that && lastBits == that.lastBits && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("<<");
            for (int i = 0; i < bytes.length; i++) {
                text.append(i == 0 ? "" : ",").append(bytes[i] & 0xff);
            }
            return text.append(">>").toString();
        }
    }

    /// `{a,b}`.
    record Tuple(List<Term> elements) implements Term {

        /// Gives one of them, counted from 0.
        public Term get(int index) {
            return elements.get(index);
        }

        /// Counts them.
        public int size() {
            return elements.size();
        }

        /// Tells whether it has so many elements, and an atom as its first.
        public boolean is(String tag, int size) {
            return elements.size() == size && elements.getFirst().isAtom(tag);
        }

        @Override
        public String toString() {
            return elements.stream().map(Term::toString).collect(Collectors.joining(",", "{", "}"));
        }
    }

    /// `[x,y|Tail]`; a proper list has no tail.
    record Sequence(List<Term> elements, @Nullable Term tail) implements Term {

        /// The empty list.
        public static final Sequence NIL = new Sequence(List.of(), null);

        /// Tells whether it is a proper list.
        public boolean isProper() {
            return tail == null;
        }

        @Override
        public String toString() {
            return elements.stream()
                    .map(Term::toString)
                    .collect(Collectors.joining(
                            ",", "[", tail == null ? "]" : "|" + tail + "]"));
        }
    }

    /// `#{key => value}`.
    record Dictionary(Map<Term, Term> entries) implements Term {

        /// Gives the value of a key that is an atom, or null.
        public @Nullable Term get(String key) {
            return entries.get(new Atom(key));
        }

        /// Makes one with another value for a key.
        public Dictionary with(String key, Term value) {
            Map<Term, Term> changed = new LinkedHashMap<>(entries);
            changed.put(new Atom(key), value);
            return new Dictionary(Collections.unmodifiableMap(changed));
        }

        @Override
        public String toString() {
            return entries.entrySet()
                    .stream()
                    .map(entry -> entry.getKey() + " => " + entry.getValue())
                    .collect(Collectors.joining(",", "#{", "}"));
        }
    }

    /// The identity of an Erlang process.
    record Pid(String node, int id, int serial, int creation) implements Term {

        /// Prints it as its own node does.
        @Override
        public String toString() {
            return "<0." + Integer.toUnsignedString(id) + "." + Integer.toUnsignedString(serial) + ">";
        }
    }

    /// A reference.
    record Reference(String node, int creation, List<Integer> words) implements Term {

        /// Prints it as Erlang prints one of another node.
        @Override
        public String toString() {
            return words.reversed()
                    .stream()
                    .map(Integer::toUnsignedString)
                    .collect(Collectors.joining(
                            ".", "#Ref<0.", ">"));
        }
    }

    /// A term that is only handed back: a port or a fun, in its external form.
    record Opaque(byte[] encoded) implements Term {
        @Override
        public boolean equals(Object other) {
            return other instanceof Opaque that && Arrays.equals(encoded, that.encoded);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(encoded);
        }

        @Override
        public String toString() {
            return "#Opaque<" + encoded[0] + ">";
        }
    }

    /// Tells whether this is such an atom.
    default boolean isAtom(String name) {
        return this instanceof Atom(String own) && own.equals(name);
    }

    /// Makes an atom.
    static Atom atom(String name) {
        return new Atom(name);
    }

    /// Makes `true` or `false`.
    static Atom bool(boolean value) {
        return new Atom(value ? "true" : "false");
    }

    /// Makes a number.
    static Int number(long value) {
        return new Int(BigInteger.valueOf(value));
    }

    /// Makes a tuple.
    static Tuple tuple(Term... elements) {
        return new Tuple(List.of(elements));
    }

    /// Makes a tuple that begins with an atom.
    static Tuple tagged(String tag, Term... elements) {
        Term[] all = new Term[elements.length + 1];
        all[0] = new Atom(tag);
        System.arraycopy(elements, 0, all, 1, elements.length);
        return new Tuple(List.of(all));
    }

    /// Makes a proper list.
    static Sequence list(List<? extends Term> elements) {
        return new Sequence(List.copyOf(elements), null);
    }

    /// Makes a list of atoms.
    static Sequence atoms(List<String> names) {
        return list(names.stream().map(Atom::new).toList());
    }

    /// Makes a string: a list of characters.
    static Sequence string(String text) {
        return list(text.codePoints().mapToObj(Term::number).toList());
    }

    /// Makes a binary of a text in UTF-8.
    static Binary utf8(String text) {
        return new Binary(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Makes a map of atoms: key, value, key, value, …
    static Dictionary map(Object... keysAndValues) {
        Map<Term, Term> entries = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.put(new Atom((String) keysAndValues[i]), (Term) keysAndValues[i + 1]);
        }
        return new Dictionary(Collections.unmodifiableMap(entries));
    }
}
