package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.IpMreq;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct ip_mreq` ↔ [IpMreq].
final class IpMreqCodec implements ShapeCodec<IpMreq> {

    static final IpMreqCodec CODEC = new IpMreqCodec();

    private static final int SIZE = Abi.current().size("ip_mreq");
    private static final int MULTIADDR = Abi.current().offset("ip_mreq", "imr_multiaddr");
    private static final int INTERFACE = Abi.current().offset("ip_mreq", "imr_interface");

    @Override
    public int size(IpMreq value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(IpMreq value, MemorySegment target, long at) {
        InAddrCodec.write(value.multiaddr(), target, at + MULTIADDR);
        InAddrCodec.write(value.iface(), target, at + INTERFACE);
    }

    @Override
    public @Nullable IpMreq decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new IpMreq(InAddrCodec.read(source, at + MULTIADDR), InAddrCodec.read(source, at + INTERFACE));
    }
}
