package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.GroupReq;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct group_req` ↔ [GroupReq].
final class GroupReqCodec implements ShapeCodec<GroupReq> {

    static final GroupReqCodec CODEC = new GroupReqCodec();

    private static final int SIZE = Abi.current().size("group_req");
    private static final int INTERFACE = Abi.current().offset("group_req", "gr_interface");
    private static final int GROUP = Abi.current().offset("group_req", "gr_group");

    @Override
    public int size(GroupReq value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(GroupReq value, MemorySegment target, long at) {
        target.asSlice(at, SIZE).fill((byte) 0);
        target.set(JAVA_INT_UNALIGNED, at + INTERFACE, value.iface());
        SockaddrCodec.encode(value.group(), target, at + GROUP);
    }

    @Override
    public @Nullable GroupReq decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new GroupReq(
                        source.get(JAVA_INT_UNALIGNED, at + INTERFACE),
                        SockaddrCodec.decode(source, at + GROUP, SockaddrCodec.MAX));
    }
}
