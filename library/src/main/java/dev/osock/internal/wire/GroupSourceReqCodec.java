package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.GroupSourceReq;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct group_source_req` ↔ [GroupSourceReq].
final class GroupSourceReqCodec implements ShapeCodec<GroupSourceReq> {

    static final GroupSourceReqCodec CODEC = new GroupSourceReqCodec();

    private static final int SIZE = Abi.current().size("group_source_req");
    private static final int INTERFACE = Abi.current().offset("group_source_req", "gsr_interface");
    private static final int GROUP = Abi.current().offset("group_source_req", "gsr_group");
    private static final int SOURCE = Abi.current().offset("group_source_req", "gsr_source");

    @Override
    public int size(GroupSourceReq value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(GroupSourceReq value, MemorySegment target, long at) {
        target.asSlice(at, SIZE).fill((byte) 0);
        target.set(JAVA_INT_UNALIGNED, at + INTERFACE, value.iface());
        SockaddrCodec.encode(value.group(), target, at + GROUP);
        SockaddrCodec.encode(value.source(), target, at + SOURCE);
    }

    @Override
    public @Nullable GroupSourceReq decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new GroupSourceReq(
                        source.get(JAVA_INT_UNALIGNED, at + INTERFACE),
                        SockaddrCodec.decode(source, at + GROUP, SockaddrCodec.MAX),
                        SockaddrCodec.decode(source, at + SOURCE, SockaddrCodec.MAX));
    }
}
