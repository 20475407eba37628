package dev.osock.internal.wire;

import dev.osock.address.Sockaddr;
import dev.osock.internal.abi.Abi;
import dev.osock.option.GroupFilter;
import dev.osock.option.IpMsfilter.Mode;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `struct group_filter` with its sources ↔ [GroupFilter].
final class GroupFilterCodec implements ShapeCodec<GroupFilter> {

    private static final Field INTERFACE = Field.of("group_filter", "gf_interface");
    private static final Field GROUP = Field.of("group_filter", "gf_group");
    private static final Field MODE = Field.of("group_filter", "gf_fmode");
    private static final Field COUNT = Field.of("group_filter", "gf_numsrc");

    private static final int INCLUDE = Abi.current().number("MCAST_INCLUDE");
    private static final int EXCLUDE = Abi.current().number("MCAST_EXCLUDE");

    private static final int SOURCES = Abi.current().offset("group_filter", "gf_slist");

    /// As many sources as is usual.
    private static final int USUAL = 16;

    @Override
    public int room() {
        return SOURCES + USUAL * SockaddrCodec.MAX;
    }

    @Override
    public int size(GroupFilter value) {
        return SOURCES + value.slist().size() * SockaddrCodec.MAX;
    }

    @Override
    public void encode(GroupFilter value, MemorySegment target, long at) {
        INTERFACE.put(target, at, value.iface());
        GROUP.put(target, at, value.group());
        MODE.put(target, at, value.mode() == Mode.INCLUDE ? INCLUDE : EXCLUDE);
        COUNT.put(target, at, value.slist().size());
        long place = at + SOURCES;
        for (Sockaddr source : value.slist()) {
            SockaddrCodec.encode(source, target, place);
            place += SockaddrCodec.MAX;
        }
    }

    @Override
    public @Nullable GroupFilter decode(MemorySegment source, long at, int length) {
        if (length < SOURCES) {
            return null;
        }
        int count = COUNT.number(source, at);
        if (count < 0 || count > (length - SOURCES) / SockaddrCodec.MAX) {
            return null;
        }
        List<Sockaddr> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long place = at + SOURCES + (long) i * SockaddrCodec.MAX;
            sources.add(SockaddrCodec.decode(source, place, SockaddrCodec.MAX));
        }
        return new GroupFilter(
                INTERFACE.number(source, at),
                GROUP.sockaddr(source, at),
                MODE.number(source, at) == INCLUDE ? Mode.INCLUDE : Mode.EXCLUDE,
                sources);
    }
}
