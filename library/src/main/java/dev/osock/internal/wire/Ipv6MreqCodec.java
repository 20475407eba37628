package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.Ipv6Mreq;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct ipv6_mreq` ↔ [Ipv6Mreq].
final class Ipv6MreqCodec implements ShapeCodec<Ipv6Mreq> {

    static final Ipv6MreqCodec CODEC = new Ipv6MreqCodec();

    private static final int SIZE = Abi.current().size("ipv6_mreq");
    private static final int MULTIADDR = Abi.current().offset("ipv6_mreq", "ipv6mr_multiaddr");
    private static final int INTERFACE = Abi.current().offset("ipv6_mreq", "ipv6mr_interface");

    @Override
    public int size(Ipv6Mreq value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(Ipv6Mreq value, MemorySegment target, long at) {
        InAddrCodec.write(value.multiaddr(), target, at + MULTIADDR);
        target.set(JAVA_INT_UNALIGNED, at + INTERFACE, value.iface());
    }

    @Override
    public @Nullable Ipv6Mreq decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new Ipv6Mreq(
                        InAddrCodec.read6(source, at + MULTIADDR), source.get(JAVA_INT_UNALIGNED, at + INTERFACE));
    }
}
