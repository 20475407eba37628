package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// Characters of one byte each, up to a NUL ↔ a string without it.
final class TextCodec implements ShapeCodec<String> {

    /// With the NUL.
    private final int room;

    private final boolean isVariable;

    TextCodec(int room, boolean isVariable) {
        this.room = room;
        this.isVariable = isVariable;
    }

    @Override
    public int size(String value) {
        return value.length() + 1;
    }

    @Override
    public int room() {
        return room;
    }

    @Override
    public boolean isVariable() {
        return isVariable;
    }

    @Override
    public void encode(String value, MemorySegment target, long at) {
        byte[] bytes = value.getBytes(ISO_8859_1);
        if (bytes.length >= room || value.indexOf(0) >= 0 || !new String(bytes, ISO_8859_1).equals(value)) {
            throw new IllegalArgumentException("\"" + Brief.of(value) + "\" is too long, or not of Latin-1 characters");
        }
        Bytes.write(bytes, target, at);
        target.set(JAVA_BYTE, at + bytes.length, (byte) 0);
    }

    @Override
    public @Nullable String decode(MemorySegment source, long at, int length) {
        byte[] bytes = Bytes.read(source, at, length);
        String text = new String(bytes, ISO_8859_1);
        int end = text.indexOf(0);
        return end < 0 ? text : text.substring(0, end);
    }
}
