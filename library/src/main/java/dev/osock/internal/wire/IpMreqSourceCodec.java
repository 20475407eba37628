package dev.osock.internal.wire;

import dev.osock.internal.abi.Abi;
import dev.osock.option.IpMreqSource;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct ip_mreq_source` ↔ [IpMreqSource].
final class IpMreqSourceCodec implements ShapeCodec<IpMreqSource> {

    static final IpMreqSourceCodec CODEC = new IpMreqSourceCodec();

    private static final int SIZE = Abi.current().size("ip_mreq_source");
    private static final int MULTIADDR = Abi.current().offset("ip_mreq_source", "imr_multiaddr");
    private static final int INTERFACE = Abi.current().offset("ip_mreq_source", "imr_interface");
    private static final int SOURCEADDR = Abi.current().offset("ip_mreq_source", "imr_sourceaddr");

    @Override
    public int size(IpMreqSource value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(IpMreqSource value, MemorySegment target, long at) {
        InAddrCodec.write(value.multiaddr(), target, at + MULTIADDR);
        InAddrCodec.write(value.iface(), target, at + INTERFACE);
        InAddrCodec.write(value.sourceaddr(), target, at + SOURCEADDR);
    }

    @Override
    public @Nullable IpMreqSource decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new IpMreqSource(
                        InAddrCodec.read(source, at + MULTIADDR),
                        InAddrCodec.read(source, at + INTERFACE),
                        InAddrCodec.read(source, at + SOURCEADDR));
    }
}
