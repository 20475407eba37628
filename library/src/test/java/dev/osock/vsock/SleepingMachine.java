package dev.osock.vsock;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// A virtual machine that its host has made, as QEMU does, and that does not run: `/dev/vhost-vsock`.
final class SleepingMachine implements AutoCloseable {

    /// `VHOST_VSOCK_SET_GUEST_CID`, `_IOW(0xAF, 0x60, __u64)`.
    private static final int SET_GUEST_CID = 0x4008AF60;

    private final Scratch scratch = new Scratch();
    private final long cid;
    private final int fd;

    SleepingMachine(long cid) {
        this.cid = cid;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment path = arena.allocateFrom("/dev/vhost-vsock", US_ASCII);
            fd = Kernel.open(scratch, path.address());
            MemorySegment number = arena.allocateFrom(ValueLayout.JAVA_LONG, cid);
            int result = fd < 0 ? fd : Kernel.ioctl(scratch, fd, SET_GUEST_CID, number.address());
            if (result < 0) {
                close();
                throw new AssertionError("no machine: " + result);
            }
        }
    }

    long cid() {
        return cid;
    }

    @Override
    public void close() {
        if (fd >= 0) {
            Kernel.close(scratch, fd);
        }
    }
}
