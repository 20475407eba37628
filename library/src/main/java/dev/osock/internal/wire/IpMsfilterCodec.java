package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.address.InAddr;
import dev.osock.internal.abi.Abi;
import dev.osock.option.IpMsfilter;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `struct ip_msfilter` with its sources ↔ [IpMsfilter].
final class IpMsfilterCodec implements ShapeCodec<IpMsfilter> {

    static final IpMsfilterCodec CODEC = new IpMsfilterCodec();

    private static final int MULTIADDR = Abi.current().offset("ip_msfilter", "imsf_multiaddr");
    private static final int INTERFACE = Abi.current().offset("ip_msfilter", "imsf_interface");
    private static final int MODE = Abi.current().offset("ip_msfilter", "imsf_fmode");
    private static final int COUNT = Abi.current().offset("ip_msfilter", "imsf_numsrc");
    private static final int SOURCES = Abi.current().offset("ip_msfilter", "imsf_slist");
    private static final int INCLUDE = Abi.current().number("MCAST_INCLUDE");
    private static final int EXCLUDE = Abi.current().number("MCAST_EXCLUDE");

    /// As many sources as is usual.
    private static final int USUAL = 64;

    @Override
    public int size(IpMsfilter value) {
        return SOURCES + value.slist().size() * Integer.BYTES;
    }

    @Override
    public int room() {
        return SOURCES + USUAL * Integer.BYTES;
    }

    @Override
    public void encode(IpMsfilter value, MemorySegment target, long at) {
        InAddrCodec.write(value.multiaddr(), target, at + MULTIADDR);
        InAddrCodec.write(value.iface(), target, at + INTERFACE);
        target.set(JAVA_INT_UNALIGNED, at + MODE, value.mode() == IpMsfilter.Mode.INCLUDE ? INCLUDE : EXCLUDE);
        target.set(JAVA_INT_UNALIGNED, at + COUNT, value.slist().size());
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
        int count = source.get(JAVA_INT_UNALIGNED, at + COUNT);
        if (count < 0 || count > (length - SOURCES) / Integer.BYTES) {
            return null;
        }
        List<InAddr> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(InAddrCodec.read(source, at + SOURCES + (long) i * Integer.BYTES));
        }
        boolean include = source.get(JAVA_INT_UNALIGNED, at + MODE) == INCLUDE;
        return new IpMsfilter(
                InAddrCodec.read(source, at + MULTIADDR),
                InAddrCodec.read(source, at + INTERFACE),
                include ? IpMsfilter.Mode.INCLUDE : IpMsfilter.Mode.EXCLUDE,
                sources);
    }
}
