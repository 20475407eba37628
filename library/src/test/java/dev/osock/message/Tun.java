package dev.osock.message;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.abi.Abi;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/// A `tun` device of a network namespace, and its other end, where what is sent to the device is read, a packet at a
/// time. The device is there until this is closed.
final class Tun implements AutoCloseable {

    private static final Duration PATIENCE = Patience.seconds(5);
    private static final int TUNSETIFF = 0x400454CA;
    private static final short IFF_TUN_NO_PI = 0x1001;
    private static final int LARGEST = 1 << 16;

    private final Scratch scratch = new Scratch();
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory = arena.allocate(LARGEST);
    private final int fd;

    /// Makes the device, by a thread of its own, which is in the namespace from then on.
    Tun(String namespace, String device) throws Exception {
        fd = Caller.start(ThreadKind.PLATFORM, () -> open(namespace, device)).result();
    }

    private int open(String namespace, String device) {
        int place = opened("/run/netns/" + namespace, "O_RDONLY");
        checked(Kernel.setns(scratch, place, Abi.current().number("CLONE_NEWNET")), "setns");
        Kernel.close(scratch, place);
        int descriptor = opened("/dev/net/tun", "O_RDWR");
        MemorySegment request = arena.allocate(Abi.current().size("ifreq"), 8);
        request.setString(Abi.current().offset("ifreq", "ifr_name"), device);
        request.set(JAVA_SHORT, Abi.current().offset("ifreq", "ifr_flags"), IFF_TUN_NO_PI);
        checked(Kernel.ioctl(scratch, descriptor, TUNSETIFF, request.address()), "TUNSETIFF");
        return descriptor;
    }

    private int opened(String path, String access) {
        int flags = Abi.current().number(access) | Abi.current().number("O_NONBLOCK");
        return checked(Kernel.open(scratch, arena.allocateFrom(path).address(), flags, 0), path);
    }

    private static int checked(int result, String what) {
        assertThat(result).as(what).isNotNegative();
        return result;
    }

    /// Gives the next packet.
    byte[] packet() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long count = Kernel.read(scratch, fd, memory.address(), LARGEST);
        while (count == Kernel.EAGAIN && System.nanoTime() < end) {
            Thread.sleep(1);
            count = Kernel.read(scratch, fd, memory.address(), LARGEST);
        }
        assertThat(count).as("bytes of a packet").isPositive();
        return memory.asSlice(0, count).toArray(JAVA_BYTE);
    }

    /// Whether no packet is there.
    boolean isEmpty() {
        return Kernel.read(scratch, fd, memory.address(), LARGEST) == Kernel.EAGAIN;
    }

    @Override
    public void close() {
        Kernel.close(scratch, fd);
        arena.close();
    }
}
