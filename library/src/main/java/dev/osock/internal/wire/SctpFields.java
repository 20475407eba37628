package dev.osock.internal.wire;

import dev.osock.address.Sockaddr;
import dev.osock.sctp.AssocId;
import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// The fields of a structure of SCTP that is there in memory, one after the other: each call is about the next.
final class SctpFields {

    private final Field[] fields;
    private final MemorySegment memory;
    private final long at;
    private int next;

    /// @param fields the fields
    /// @param memory where the structure is
    /// @param at its place there
    SctpFields(Field[] fields, MemorySegment memory, long at) {
        this.fields = fields;
        this.memory = memory;
        this.at = at;
    }

    int number() {
        return fields[next++].number(memory, at);
    }

    long wide() {
        return fields[next++].wide(memory, at);
    }

    boolean flag() {
        return fields[next++].flag(memory, at);
    }

    long networkOrder() {
        return fields[next++].networkOrder(memory, at);
    }

    AssocId id() {
        return new AssocId(number());
    }

    Sockaddr address() {
        return PackedAddresses.read(fields[next++], memory, at);
    }

    /// Reads a structure in the structure.
    <T> T part(ShapeCodec<T> codec) {
        Field field = fields[next++];
        return Objects.requireNonNull(codec.decode(memory, at + field.offset(), field.size()));
    }

    SctpFields put(int value) {
        fields[next++].put(memory, at, value);
        return this;
    }

    SctpFields put(long value) {
        fields[next++].put(memory, at, value);
        return this;
    }

    SctpFields put(boolean value) {
        fields[next++].put(memory, at, value);
        return this;
    }

    SctpFields putNetworkOrder(long value) {
        fields[next++].putNetworkOrder(memory, at, value);
        return this;
    }

    SctpFields put(AssocId value) {
        return put(value.number());
    }

    SctpFields put(Sockaddr value) {
        fields[next++].put(memory, at, value);
        return this;
    }

    /// Writes a structure in the structure.
    <T> SctpFields put(T value, ShapeCodec<T> codec) {
        codec.encode(value, memory, at + fields[next++].offset());
        return this;
    }
}
