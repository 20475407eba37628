package dev.osock.conformance.term;

import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads one term in the external term format.
public final class TermReader {

    private static final int DEEPEST = 1_000;

    private final ByteBuffer from;
    private int depth;

    private TermReader(byte[] packet) {
        from = ByteBuffer.wrap(packet);
    }

    /// Reads a packet.
    ///
    /// @param packet the version byte and one term
    /// @return the term
    /// @throws IllegalArgumentException if it is none, or more than one
    public static Term read(byte[] packet) {
        var reader = new TermReader(packet);
        try {
            if (reader.unsigned8() != Tag.VERSION) {
                throw new IllegalArgumentException("not of version " + Tag.VERSION);
            }
            Term term = reader.term();
            if (reader.from.hasRemaining()) {
                throw new IllegalArgumentException(reader.from.remaining() + " bytes after the term");
            }
            return term;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the term ends too early", e);
        }
    }

    /// Reads the first element of a tuple whose others may not be terms.
    ///
    /// @param packet a packet that [#read] has refused
    /// @return the element, if that much can be read
    public static Optional<Term> readFirst(byte[] packet) {
        var reader = new TermReader(packet);
        try {
            return reader.unsigned8() == Tag.VERSION
                    && reader.unsigned8() == Tag.SMALL_TUPLE
                    && reader.unsigned8() > 0
                            ? Optional.of(reader.term())
                            : Optional.empty();
        } catch (BufferUnderflowException | IllegalArgumentException alsoWild) {
            return Optional.empty();
        }
    }

    private Term term() {
        if (++depth > DEEPEST) {
            throw new IllegalArgumentException("a term of more than " + DEEPEST + " levels");
        }
        try {
            int start = from.position();
            int tag = unsigned8();
            return switch (tag) {
                case Tag.SMALL_INTEGER -> Term.number(unsigned8());
                case Tag.INTEGER -> Term.number(from.getInt());
                case Tag.SMALL_BIG -> big(unsigned8());
                case Tag.LARGE_BIG -> big(from.getInt());
                case Tag.NEW_FLOAT -> new Term.Real(from.getDouble());
                case Tag.ATOM, Tag.SMALL_ATOM, Tag.ATOM_UTF8, Tag.SMALL_ATOM_UTF8 -> atom(tag);
                case Tag.NEW_PID -> new Term.Pid(node(), from.getInt(), from.getInt(), from.getInt());
                case Tag.NEWER_REFERENCE -> reference();
                case Tag.SMALL_TUPLE -> new Term.Tuple(terms(unsigned8()));
                case Tag.LARGE_TUPLE -> new Term.Tuple(terms(from.getInt()));
                case Tag.NIL -> Term.Sequence.NIL;
                case Tag.STRING -> characters();
                case Tag.LIST -> sequence();
                case Tag.BINARY -> new Term.Binary(bytes(from.getInt()));
                case Tag.BIT_BINARY -> bits();
                case Tag.MAP -> dictionary();
                case Tag.V4_PORT -> {
                    node();
                    bytes(Long.BYTES + Integer.BYTES);
                    yield opaque(start);
                }
                case Tag.NEW_PORT -> {
                    node();
                    bytes(2 * Integer.BYTES);
                    yield opaque(start);
                }
                case Tag.NEW_FUN -> {
                    bytes(from.getInt() - Integer.BYTES);
                    yield opaque(start);
                }
                case Tag.EXPORT -> {
                    terms(3);
                    yield opaque(start);
                }
                default -> throw new IllegalArgumentException("unknown tag " + tag);
            };
        } finally {
            depth--;
        }
    }

    private Term opaque(int start) {
        byte[] encoded = new byte[from.position() - start];
        from.get(start, encoded);
        return new Term.Opaque(encoded);
    }

    private Term big(int size) {
        boolean isNegative = unsigned8() != 0;
        byte[] littleEndian = bytes(size);
        byte[] bigEndian = new byte[size];
        for (int i = 0; i < size; i++) {
            bigEndian[i] = littleEndian[size - 1 - i];
        }
        return new Term.Int(new BigInteger(isNegative ? -1 : 1, bigEndian));
    }

    private Term.Atom atom(int tag) {
        boolean isLong = tag == Tag.ATOM || tag == Tag.ATOM_UTF8;
        Charset charset =
                tag == Tag.ATOM || tag == Tag.SMALL_ATOM ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        return new Term.Atom(new String(bytes(isLong ? unsigned16() : unsigned8()), charset));
    }

    private String node() {
        if (term() instanceof Term.Atom(String name)) {
            return name;
        }
        throw new IllegalArgumentException("the name of a node is no atom");
    }

    private Term reference() {
        int count = unsigned16();
        String node = node();
        int creation = from.getInt();
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(from.getInt());
        }
        return new Term.Reference(node, creation, List.copyOf(words));
    }

    private Term characters() {
        List<Term> elements = new ArrayList<>();
        for (byte each : bytes(unsigned16())) {
            elements.add(Term.number(each & 0xff));
        }
        return Term.list(elements);
    }

    private Term sequence() {
        List<Term> elements = terms(from.getInt());
        Term tail = term();
        return new Term.Sequence(elements, tail.equals(Term.Sequence.NIL) ? null : tail);
    }

    private Term bits() {
        int size = from.getInt();
        int last = unsigned8();
        return new Term.Binary(bytes(size), last);
    }

    private Term dictionary() {
        int count = from.getInt();
        Map<Term, Term> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            Term key = term();
            entries.put(key, term());
        }
        return new Term.Dictionary(Collections.unmodifiableMap(entries));
    }

    private List<Term> terms(int count) {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            terms.add(term());
        }
        return Collections.unmodifiableList(terms);
    }

    private byte[] bytes(int size) {
        if (size < 0 || size > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] bytes = new byte[size];
        from.get(bytes);
        return bytes;
    }

    private int unsigned8() {
        return from.get() & 0xff;
    }

    private int unsigned16() {
        return from.getShort() & 0xffff;
    }
}
