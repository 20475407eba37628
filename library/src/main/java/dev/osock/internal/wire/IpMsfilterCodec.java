package dev.osock.internal.wire;

import dev.osock.address.InAddr;
import dev.osock.internal.abi.Abi;
import dev.osock.option.IpMsfilter;
import dev.osock.option.IpMsfilter.Mode;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `struct ip_msfilter` with its sources ↔ [IpMsfilter].
final class IpMsfilterCodec implements ShapeCodec<IpMsfilter> {

    private static final Field MULTIADDR = Field.of("ip_msfilter", "imsf_multiaddr");
    private static final Field INTERFACE = Field.of("ip_msfilter", "imsf_interface");
    private static final Field MODE = Field.of("ip_msfilter", "imsf_fmode");
    private static final Field COUNT = Field.of("ip_msfilter", "imsf_numsrc");

    private static final int INCLUDE = Abi.current().number("MCAST_INCLUDE");
    private static final int EXCLUDE = Abi.current().number("MCAST_EXCLUDE");

    private static final int SOURCES = Abi.current().offset("ip_msfilter", "imsf_slist");
    /// As many sources as is usual.
    private static final int USUAL = 64;

    @Override
    public int room() {
        return SOURCES + USUAL * Integer.BYTES;
    }

    @Override
    public int size(IpMsfilter value) {
        return SOURCES + value.slist().size() * Integer.BYTES;
    }

    @Override
    public void encode(IpMsfilter value, MemorySegment target, long at) {
        MULTIADDR.put(target, at, value.multiaddr());
        INTERFACE.put(target, at, value.iface());
        MODE.put(target, at, value.mode() == Mode.INCLUDE ? INCLUDE : EXCLUDE);
        COUNT.put(target, at, value.slist().size());
        long place = at + SOURCES;
        for (InAddr source : value.slist()) {
            InAddrCodec.write(source, target, place);
            place += Integer.BYTES;
        }
    }

    @Override
    public @Nullable IpMsfilter decode(MemorySegment source, long at, int length) {
        if (length < SOURCES) {
            return null;
        }
        int count = COUNT.number(source, at);
        if (count < 0 || count > (length - SOURCES) / Integer.BYTES) {
            return null;
        }
        List<InAddr> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(InAddrCodec.read(source, at + SOURCES + (long) i * Integer.BYTES));
        }
        return new IpMsfilter(
                MULTIADDR.inAddr(source, at),
                INTERFACE.inAddr(source, at),
                MODE.number(source, at) == INCLUDE ? Mode.INCLUDE : Mode.EXCLUDE,
                sources);
    }
}
