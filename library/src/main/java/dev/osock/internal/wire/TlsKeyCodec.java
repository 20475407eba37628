package dev.osock.internal.wire;

import dev.osock.address.RawBytes;
import dev.osock.internal.abi.Abi;
import dev.osock.option.TlsCipher;
import dev.osock.option.TlsKey;
import dev.osock.option.TlsVersion;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A structure of TLS ↔ [TlsKey]: a header, which names the cipher, and what a key of this cipher has. The kernel gives
/// the header to who has room for it only, and else the whole to who has room for just that.
final class TlsKeyCodec implements ShapeCodec<TlsKey> {

    private static final Field[] HEADER = Field.all("tls_crypto_info", "version cipher_type");

    @Override
    public int room() {
        return Abi.current().size("tls_crypto_info");
    }

    @Override
    public int size(TlsKey value) {
        return sizeOf(value.cipher());
    }

    @Override
    public int whole(MemorySegment source, long at, int length) {
        return length < room()
                ? length
                : TlsCipher.of(HEADER[1].number(source, at)).map(TlsKeyCodec::sizeOf).orElse(length);
    }

    @Override
    public void encode(TlsKey value, MemorySegment target, long at) {
        Field[] f = fields(value.cipher());
        HEADER[0].put(target, at, value.version().number());
        HEADER[1].put(target, at, value.cipher().number());
        f[0].put(target, at, value.iv().array());
        f[1].put(target, at, value.key().array());
        f[2].put(target, at, value.salt().array());
        f[3].put(target, at, ByteBuffer.allocate(Long.BYTES).putLong(value.record()).array());
    }

    @Override
    public @Nullable TlsKey decode(MemorySegment source, long at, int length) {
        if (length < room()) {
            return null;
        }
        TlsVersion version = TlsVersion.of(HEADER[0].number(source, at)).orElse(null);
        TlsCipher cipher = TlsCipher.of(HEADER[1].number(source, at)).orElse(null);
        if (version == null || cipher == null || length < sizeOf(cipher)) {
            return null;
        }
        Field[] f = fields(cipher);
        return new TlsKey(
                version,
                cipher,
                bytes(f[1], source, at),
                bytes(f[2], source, at),
                bytes(f[0], source, at),
                ByteBuffer.wrap(f[3].bytes(source, at, Long.BYTES)).getLong());
    }

    private static RawBytes bytes(Field field, MemorySegment source, long at) {
        return new RawBytes(field.bytes(source, at, field.size()));
    }

    private static Field[] fields(TlsCipher cipher) {
        return Field.all(struct(cipher), "iv key salt rec_seq");
    }

    private static int sizeOf(TlsCipher cipher) {
        return Abi.current().size(struct(cipher));
    }

    private static String struct(TlsCipher cipher) {
        return "tls12_crypto_info_" + cipher.name().toLowerCase(Locale.ROOT);
    }
}
