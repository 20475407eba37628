package dev.osock.internal.wire;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.osock.internal.abi.Abi;
import dev.osock.option.Credentials;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `struct ucred` ↔ [Credentials].
final class CredentialsCodec implements ShapeCodec<Credentials> {

    static final CredentialsCodec CODEC = new CredentialsCodec();

    private static final int SIZE = Abi.current().size("ucred");
    private static final int PID = Abi.current().offset("ucred", "pid");
    private static final int UID = Abi.current().offset("ucred", "uid");
    private static final int GID = Abi.current().offset("ucred", "gid");

    @Override
    public int size(Credentials value) {
        return SIZE;
    }

    @Override
    public int room() {
        return SIZE;
    }

    @Override
    public void encode(Credentials value, MemorySegment target, long at) {
        target.set(JAVA_INT_UNALIGNED, at + PID, value.pid());
        target.set(JAVA_INT_UNALIGNED, at + UID, (int) value.uid());
        target.set(JAVA_INT_UNALIGNED, at + GID, (int) value.gid());
    }

    @Override
    public @Nullable Credentials decode(MemorySegment source, long at, int length) {
        return length < SIZE
                ? null
                : new Credentials(
                        source.get(JAVA_INT_UNALIGNED, at + PID),
                        Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, at + UID)),
                        Integer.toUnsignedLong(source.get(JAVA_INT_UNALIGNED, at + GID)));
    }
}
