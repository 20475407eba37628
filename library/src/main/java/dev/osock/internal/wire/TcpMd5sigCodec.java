package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.RawBytes;
import dev.osock.option.TcpMd5sig;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct tcp_md5sig` ↔ [TcpMd5sig].
final class TcpMd5sigCodec implements ShapeCodec<TcpMd5sig> {

    static final TcpMd5sigCodec CODEC = new TcpMd5sigCodec();

    private static final int SIZE = Abi.current().size("tcp_md5sig");
    private static final int ADDR = Abi.current().offset("tcp_md5sig", "tcpm_addr");
    private static final int KEY = Abi.current().offset("tcp_md5sig", "tcpm_key");
    private static final int MOST = Abi.current().size("tcp_md5sig", "tcpm_key");
    private static final Field KEYLEN = Field.of("tcp_md5sig", "tcpm_keylen");

    @Override
    public int size(TcpMd5sig value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(TcpMd5sig value, MemorySegment target, long at) {
        byte[] key = value.key().array();
        if (key.length > MOST) {
            throw new IllegalArgumentException("a key of more than " + MOST + " bytes: " + key.length);
        }
        target.asSlice(at, SIZE).fill((byte) 0);
        SockaddrCodec.encode(value.address(), target, at + ADDR);
        KEYLEN.put(target, at, key.length);
        Bytes.write(key, target, at + KEY);
    }

    @Override
    public @Nullable TcpMd5sig decode(MemorySegment source, long at, int length) {
        if (length < SIZE || KEYLEN.get(source, at) > MOST) {
            return null;
        }
        return new TcpMd5sig(
                SockaddrCodec.decode(source, at + ADDR, SockaddrCodec.MAX),
                new RawBytes(Bytes.read(source, at + KEY, KEYLEN.getInt(source, at))));
    }
}
