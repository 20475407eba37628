package dev.osock.internal.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The system calls as they are: what they return, and what a failure becomes.
@Timeout(20)
class KernelTest {

    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int EBADF = 9;
    private static final int EPIPE = 32;
    private static final int ECONNREFUSED = 111;

    private final Scratch scratch = new Scratch();
    private final List<Integer> descriptors = new ArrayList<>();

    @AfterEach
    void close() {
        descriptors.forEach(fd -> Kernel.close(scratch, fd));
    }

    private int open(int type) {
        int fd = Kernel.socket(scratch, AF_UNIX, type, 0);
        assertThat(fd).isNotNegative();
        descriptors.add(fd);
        return fd;
    }

    /// Writes an abstract address into the scratch memory.
    private int address(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        MemorySegment memory = scratch.memory();
        memory.set(ValueLayout.JAVA_SHORT, Scratch.ADDRESS, (short) AF_UNIX);
        memory.set(ValueLayout.JAVA_BYTE, Scratch.ADDRESS + 2, (byte) 0);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, Scratch.ADDRESS + 3, bytes.length);
        return 3 + bytes.length;
    }

    private static String name(String suffix) {
        return "osock-kernel-" + ProcessHandle.current().pid() + suffix;
    }

    /// A connected pair: the connecting end, and the accepted end.
    private int[] pair(String name) {
        int listener = open(SOCK_STREAM);
        assertThat(Kernel.bind(scratch, listener, address(name))).isZero();
        assertThat(Kernel.listen(scratch, listener, 1)).isZero();
        int near = open(SOCK_STREAM);
        assertThat(Kernel.connect(scratch, near, address(name))).isZero();
        int far = Kernel.accept(scratch, listener);
        assertThat(far).isNotNegative();
        descriptors.add(far);
        return new int[] {near, far};
    }

    @Test
    void aFailureIsItsErrnoNegated() {
        assertThat(Kernel.listen(scratch, -1, 1)).isEqualTo(-EBADF);
        assertThat(Kernel.close(scratch, -1)).isEqualTo(-EBADF);
        assertThat(Kernel.recv(scratch, -1, 0, 0, 0)).isEqualTo(-EBADF);
        assertThat(Kernel.connect(scratch, open(SOCK_STREAM), address(name("-nobody")))).isEqualTo(-ECONNREFUSED);
    }

    @Test
    void descriptorsAreCloseOnExecAndNonBlocking() throws Exception {
        int[] pair = pair(name("-flags"));
        for (int fd : List.of(pair[0], pair[1], Kernel.eventfd(scratch))) {
            String flags = Files.readAllLines(Path.of("/proc/self/fdinfo/" + fd))
                    .stream()
                    .filter(line -> line.startsWith("flags:"))
                    .findFirst()
                    .orElseThrow();
            int bits = Integer.parseInt(flags.replaceAll("\\D", ""), 8);
            assertThat(bits & 02000000).as("O_CLOEXEC of " + fd).isNotZero();
            assertThat(bits & 04000).as("O_NONBLOCK of " + fd).isNotZero();
            if (fd != pair[0] && fd != pair[1]) {
                Kernel.close(scratch, fd);
            }
        }
    }

    @Test
    void bytesPassAndEmptinessWouldBlock() {
        int[] pair = pair(name("-bytes"));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocateFrom("hello");
            MemorySegment in = arena.allocate(16);
            assertThat(Kernel.recv(scratch, pair[1], in.address(), 16, 0)).isEqualTo(Kernel.EAGAIN);
            assertThat(Kernel.poll(scratch, pair[1], Kernel.POLLIN)).isZero();
            assertThat(Kernel.send(scratch, pair[0], out.address(), 6, 0)).isEqualTo(6);
            assertThat(Kernel.poll(scratch, pair[1], Kernel.POLLIN)).isEqualTo(Kernel.POLLIN);
            assertThat(Kernel.recv(scratch, pair[1], in.address(), 16, 0)).isEqualTo(6);
            assertThat(in.getString(0)).isEqualTo("hello");
        }
    }

    @Test
    void sendingToAPeerThatIsGoneIsNoSignal() {
        int[] pair = pair(name("-gone"));
        descriptors.removeAll(List.of(pair[1]));
        Kernel.close(scratch, pair[1]);
        assertThat(Kernel.send(scratch, pair[0], scratch.base, 1, 0)).isEqualTo(-EPIPE);
    }

    @Test
    void aMessageBringsItsSourceAlong() {
        int receiver = open(SOCK_DGRAM);
        assertThat(Kernel.bind(scratch, receiver, address(name("-to")))).isZero();
        int sender = open(SOCK_DGRAM);
        int length = address(name("-from"));
        assertThat(Kernel.bind(scratch, sender, length)).isZero();
        assertThat(Kernel.sendto(scratch, sender, scratch.base, 3, 0, address(name("-to")))).isEqualTo(3);
        try (Arena arena = Arena.ofConfined()) {
            assertThat(Kernel.recvfrom(scratch, receiver, arena.allocate(8).address(), 8, 0)).isEqualTo(3);
        }
        assertThat(scratch.length(Scratch.ADDRESS_SIZE)).isEqualTo(length);
        assertThat(scratch.memory().getString(Scratch.ADDRESS + 3)).startsWith(name("-from"));
    }

    @Test
    void waitingTellsWhichOfTwoDescriptorsIsReady() {
        int one = Kernel.eventfd(scratch);
        int other = Kernel.eventfd(scratch);
        descriptors.addAll(List.of(one, other));
        assertThat(Kernel.poll(scratch, one, Kernel.POLLIN, other, 1_000_000)).isZero();
        Kernel.eventfdWrite(scratch, one);
        assertThat(Kernel.poll(scratch, one, Kernel.POLLIN, other, -1)).isEqualTo(1);
        Kernel.eventfdWrite(scratch, other);
        assertThat(Kernel.poll(scratch, one, Kernel.POLLIN, other, -1)).isEqualTo(3);
        Kernel.eventfdRead(scratch, one);
        assertThat(Kernel.poll(scratch, one, Kernel.POLLIN, other, 0)).isEqualTo(2);
        Kernel.eventfdRead(scratch, other);
        assertThat(Kernel.eventfdRead(scratch, other)).isEqualTo(Kernel.EAGAIN);
    }

    @Test
    void aLengthFromTheSystemIsNeverBelievedBeyondTheRoom() {
        scratch.setLength(1000);
        assertThat(scratch.length(Scratch.ADDRESS_SIZE)).isEqualTo(Scratch.ADDRESS_SIZE);
        scratch.setLength(-1);
        assertThat(scratch.length(4)).isEqualTo(4);
        scratch.setLength(2);
        assertThat(scratch.length(4)).isEqualTo(2);
    }
}
