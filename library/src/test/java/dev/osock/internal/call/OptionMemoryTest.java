package dev.osock.internal.call;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.internal.call.OptionMemory;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the kernel writes for options that do not count their length as the others do, with guards behind the memory.
@Timeout(20)
class OptionMemoryTest {

    private static final int IP = 0;
    private static final int ADD_SOURCE_MEMBERSHIP = 39;
    private static final byte GUARD = 0x5A;
    private static final int SOURCES = 9;
    private static final byte[] GROUP = {(byte) 239, 77, 3, 5};
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private final Scratch scratch = new Scratch();
    private final Arena arena = Arena.ofConfined();
    private int fd;

    @BeforeEach
    void listenToSourcesOfAGroup() {
        fd = Kernel.socket(scratch, 2, 2, 0);
        assertThat(fd).isNotNegative();
        MemorySegment membership = arena.allocate(12);
        for (byte i = 1; i <= SOURCES; i++) {
            write(membership, 0, GROUP);
            write(membership, 4, LOOPBACK);
            write(membership, 8, new byte[] {127, 0, 0, i});
            assertThat(Kernel.setsockopt(scratch, fd, IP, ADD_SOURCE_MEMBERSHIP, membership.address(), 12)).isZero();
        }
    }

    @AfterEach
    void close() {
        Kernel.close(scratch, fd);
        arena.close();
    }

    private static void write(MemorySegment target, long at, byte[] bytes) {
        MemorySegment.copy(bytes, 0, target, JAVA_BYTE, at, bytes.length);
    }

    /// `IP_MSFILTER`: group, interface, mode, count, sources of 4 bytes each.
    @ParameterizedTest
    @CsvSource({"16,16", "17,16", "24,24", "52,52", "100,52"})
    void aSourceFilterStaysInItsMemory(int size, int written) {
        MemorySegment memory = guarded(size);
        write(memory, 0, GROUP);
        write(memory, 4, LOOPBACK);
        memory.set(JAVA_INT, 8, 0);
        memory.set(JAVA_INT, 12, -1);
        assertThat(get(41, memory, size)).isEqualTo(written);
        assertThat(memory.get(JAVA_INT, 12)).isEqualTo(SOURCES);
    }

    /// `MCAST_MSFILTER`: interface, group, mode, count, sources of 128 bytes each.
    @ParameterizedTest
    @CsvSource({"144,144", "272,272", "527,400", "2000,1296"})
    void aGroupFilterStaysInItsMemory(int size, int written) {
        MemorySegment memory = guarded(size);
        memory.asSlice(0, 144).fill((byte) 0);
        memory.set(JAVA_INT, 0, 1); // the loopback interface
        memory.set(JAVA_BYTE, 8, (byte) 2);
        write(memory, 12, GROUP);
        memory.set(JAVA_INT, 140, -1);
        assertThat(get(48, memory, size)).isEqualTo(written);
        assertThat(memory.get(JAVA_INT, 140)).isEqualTo(SOURCES);
    }

    @ParameterizedTest
    @CsvSource({"0,8", "1,8", "8,8", "1000,1000", "1001,1008"})
    void aFilterMayTakeWholeInstructions(int room, int written) {
        OptionMemory use = OptionMemory.ofGet(1, 26);
        assertThat(use.mayWrite(use.length(room))).isEqualTo(room == 0 ? 0 : written);
    }

    @Test
    void keysAreAskedForOneByOneSinceTheirLengthIsThatOfOne() {
        MemorySegment keys = arena.allocate(384).fill((byte) -1);
        OptionMemory.ofGet(6, 41).bound(keys);
        assertThat(keys.get(JAVA_INT, 272)).isEqualTo(1);
    }

    @Test
    void keysAreAsManyAsFitAndTheKernelIsToldTheLengthOfOne() {
        MemorySegment keys = arena.allocate(3 * 304 + 303).fill((byte) -1);
        OptionMemory use = OptionMemory.ofGet(6, 41);
        use.bound(keys);
        assertThat(keys.get(JAVA_INT, 272)).isEqualTo(3);
        assertThat(use.length((int) keys.byteSize())).isEqualTo(304);
        keys.set(JAVA_INT, 272, 100); // so many there are
        assertThat(use.wrote(keys, 304)).isEqualTo(100 * 304);
        MemorySegment part = arena.allocate(280).fill((byte) -1);
        use.bound(part);
        assertThat(part.get(JAVA_INT, 272)).isEqualTo(1);
        assertThat(use.length(280)).isEqualTo(280);
        assertThat(use.wrote(part, 280)).isEqualTo(280);
    }

    @Test
    void anOptionWhoseLengthOldKernelsDoNotTellHasJustTheRoom() {
        OptionMemory use = OptionMemory.ofGet(132, 20); // SCTP_MAX_BURST
        assertThat(use.length(1024)).isEqualTo(8);
        assertThat(use.length(4)).isEqualTo(4); // the old form
    }

    @Test
    void allOthersAreAsTheyLook() {
        OptionMemory use = OptionMemory.ofGet(1, 25);
        assertThat(use).isEqualTo(OptionMemory.Plain.PLAIN);
        assertThat(use.length(100)).isEqualTo(100);
        assertThat(use.mayWrite(100)).isEqualTo(100);
        assertThat(OptionMemory.ofSet(1, 26)).isEqualTo(OptionMemory.Plain.PLAIN);
    }

    private MemorySegment guarded(int size) {
        return arena.allocate(size + 2048L, 8).fill(GUARD);
    }

    /// Asks with memory of so many bytes at the front, and looks at what is behind.
    private int get(int option, MemorySegment memory, int size) {
        OptionMemory use = OptionMemory.ofGet(IP, option);
        use.bound(memory.asSlice(0, size));
        int length = use.length(size);
        assertThat(Kernel.getsockopt(scratch, fd, IP, option, memory.address(), length)).isZero();
        assertThat(memory.asSlice(size).toArray(JAVA_BYTE)).containsOnly(GUARD);
        return (int) use.mayWrite(scratch.length(1 << 20));
    }
}
