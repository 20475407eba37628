package dev.osock.internal.wire;

import dev.osock.address.RawBytes;
import dev.osock.option.TcpFastopenKey;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key of 16 bytes, or two one behind the other, or none ↔ [TcpFastopenKey].
final class FastopenKeyCodec implements ShapeCodec<TcpFastopenKey> {

    private static final int ONE = 16;

    @Override
    public int room() {
        return 2 * ONE;
    }

    @Override
    public int size(TcpFastopenKey value) {
        return value.backup().isPresent() ? 2 * ONE : ONE;
    }

    @Override
    public void encode(TcpFastopenKey value, MemorySegment target, long at) {
        write(value.primary(), target, at);
        value.backup().ifPresent(backup -> write(backup, target, at + ONE));
    }

    private static void write(RawBytes key, MemorySegment target, long at) {
        byte[] bytes = key.array();
        if (bytes.length != ONE) {
            throw new IllegalArgumentException("not " + ONE + " bytes: " + bytes.length);
        }
        Bytes.write(bytes, target, at);
    }

    @Override
    public @Nullable TcpFastopenKey decode(MemorySegment source, long at, int length) {
        return switch (length) {
            case 0 -> new TcpFastopenKey(RawBytes.of(), Optional.empty());
            case ONE -> new TcpFastopenKey(key(source, at), Optional.empty());
            case 2 * ONE -> new TcpFastopenKey(key(source, at), Optional.of(key(source, at + ONE)));
            default -> null;
        };
    }

    private static RawBytes key(MemorySegment source, long at) {
        return new RawBytes(Bytes.read(source, at, ONE));
    }
}
