package dev.osock.conformance.term;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes one term in the external term format.
public final class TermWriter {

    private final DataOutputStream to;

    private TermWriter(DataOutputStream to) {
        this.to = to;
    }

    /// Writes a packet.
    ///
    /// @param term what to write
    /// @return the version byte and the term
    public static byte[] write(Term term) {
        var bytes = new ByteArrayOutputStream(64);
        try {
            var writer = new TermWriter(new DataOutputStream(bytes));
            writer.to.writeByte(Tag.VERSION);
            writer.put(term);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void put(Term term) throws IOException {
        switch (term) {
            case Term.Atom(String name) -> putAtom(name);
            case Term.Int number -> putInt(number);
            case Term.Real(double value) -> {
                to.writeByte(Tag.NEW_FLOAT);
                to.writeDouble(value);
            }
            case Term.Binary binary -> putBinary(binary);
            case Term.Tuple(List<Term> elements) -> putTuple(elements);
            case Term.Sequence sequence -> putSequence(sequence);
            case Term.Dictionary(var entries) -> {
                to.writeByte(Tag.MAP);
                to.writeInt(entries.size());
                for (var entry : entries.entrySet()) {
                    put(entry.getKey());
                    put(entry.getValue());
                }
            }
            case Term.Pid(String node, int id, int serial, int creation) -> {
                to.writeByte(Tag.NEW_PID);
                putAtom(node);
                to.writeInt(id);
                to.writeInt(serial);
                to.writeInt(creation);
            }
            case Term.Reference(String node, int creation, List<Integer> words) -> {
                to.writeByte(Tag.NEWER_REFERENCE);
                to.writeShort(words.size());
                putAtom(node);
                to.writeInt(creation);
                for (int word : words) {
                    to.writeInt(word);
                }
            }
            case Term.Opaque(byte[] encoded) -> to.write(encoded);
        }
    }

    private void putAtom(String name) throws IOException {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= 0xff) {
            to.writeByte(Tag.SMALL_ATOM_UTF8);
            to.writeByte(bytes.length);
        } else {
            to.writeByte(Tag.ATOM_UTF8);
            to.writeShort(bytes.length);
        }
        to.write(bytes);
    }

    private void putInt(Term.Int number) throws IOException {
        if (number.isIn(0, 0xff)) {
            to.writeByte(Tag.SMALL_INTEGER);
            to.writeByte(number.value().intValue());
        } else if (number.isInt()) {
            to.writeByte(Tag.INTEGER);
            to.writeInt(number.value().intValue());
        } else {
            putBig(number.value());
        }
    }

    private void putBig(BigInteger value) throws IOException {
        byte[] bigEndian = value.abs().toByteArray();
        int start = bigEndian[0] == 0 ? 1 : 0;
        int size = bigEndian.length - start;
        if (size <= 0xff) {
            to.writeByte(Tag.SMALL_BIG);
            to.writeByte(size);
        } else {
            to.writeByte(Tag.LARGE_BIG);
            to.writeInt(size);
        }
        to.writeByte(value.signum() < 0 ? 1 : 0);
        for (int i = bigEndian.length - 1; i >= start; i--) {
            to.writeByte(bigEndian[i]);
        }
    }

    private void putBinary(Term.Binary binary) throws IOException {
        to.writeByte(binary.isWhole() ? Tag.BINARY : Tag.BIT_BINARY);
        to.writeInt(binary.bytes().length);
        if (!binary.isWhole()) {
            to.writeByte(binary.lastBits());
        }
        to.write(binary.bytes());
    }

    private void putTuple(List<Term> elements) throws IOException {
        if (elements.size() <= 0xff) {
            to.writeByte(Tag.SMALL_TUPLE);
            to.writeByte(elements.size());
        } else {
            to.writeByte(Tag.LARGE_TUPLE);
            to.writeInt(elements.size());
        }
        for (Term element : elements) {
            put(element);
        }
    }

    private void putSequence(Term.Sequence sequence) throws IOException {
        if (!sequence.elements().isEmpty()) {
            to.writeByte(Tag.LIST);
            to.writeInt(sequence.elements().size());
            for (Term element : sequence.elements()) {
                put(element);
            }
        }
        if (sequence.tail() == null) {
            to.writeByte(Tag.NIL);
        } else {
            put(sequence.tail());
        }
    }
}
