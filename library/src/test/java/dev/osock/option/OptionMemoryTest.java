package dev.osock.option;

import static dev.osock.testing.sockets.Bytes.bytes;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Socket;
import dev.osock.address.InAddr;
import dev.osock.address.RawBytes;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketInvalidException;
import dev.osock.ioctl.IoctlRequest;
import dev.osock.ioctl.IoctlRequests;
import dev.osock.message.MsgFlags;
import dev.osock.option.SocketFilter.Instruction;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.SocketKind;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the kernel does with the memory of a value: it writes no more than there is room for, however it counts, finds
/// nothing there of an earlier use, and gets as much room as it says it needs.
@Bounded
class OptionMemoryTest {

    private static final int SOL_SOCKET = 1;
    private static final int SO_GET_FILTER = 26;
    private static final int IP = 0;
    private static final int TCP = 6;
    private static final int SYS_SETGROUPS = System.getProperty("os.arch").equals("aarch64") ? 159 : 116;
    private static final Instruction PASS = new Instruction(0x06, 0, 0, 0xFFFF);
    private static final InAddr GROUP = InAddr.of(239, 77, 3, 4);

    private static final SocketOption<RawBytes> HOPOPTS =
            new SocketOption<>(Level.IPV6, "hopopts", "IPV6_HOPOPTS", Shape.BYTES, Access.READ_WRITE);
    private static final SocketOption<RawBytes> MSFILTER =
            new SocketOption<>(Level.IP, "msfilter", "IP_MSFILTER", Shape.BYTES, Access.READ_WRITE);

    private static Socket filtered(int instructions) throws Exception {
        Socket socket = SocketKind.INET_DGRAM.open();
        socket.setopt(SocketOptions.ATTACH_FILTER, new SocketFilter(Collections.nCopies(instructions, PASS)));
        return socket;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 100, 4_000})
    void aFilterIsReadAsBytesThoughTheKernelCountsInstructions(int instructions) throws Exception {
        try (Socket socket = filtered(instructions)) {
            ByteBuffer program = ByteBuffer.allocate(instructions * 8).order(ByteOrder.nativeOrder());
            for (int i = 0; i < instructions; i++) {
                program.putShort((short) 0x06).putShort((short) 0).putInt(0xFFFF);
            }
            assertThat(socket.getopt(SocketOption.ofNative(SOL_SOCKET, SO_GET_FILTER, Shape.bytes(instructions * 8)))
                    .array())
                    .isEqualTo(program.array());
            assertThat(socket.getopt(SocketOption.ofNative(SOL_SOCKET, SO_GET_FILTER, Shape.bytes(50_000))).array())
                    .isEqualTo(program.array());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 200, 1_500, 4_000, 31_992})
    void aFilterThatDoesNotFitIsRefused(int room) throws Exception {
        try (Socket socket = filtered(4_000)) {
            assertThat(Failing.reasonOf(
                    () -> socket.getopt(SocketOption.ofNative(SOL_SOCKET, SO_GET_FILTER, Shape.bytes(room))).array()))
                    .isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void theKernelDoesNotWriteToAnAddressInAValue() throws Exception {
        try (Arena arena = Arena.ofConfined(); var pair = SocketKind.INET_STREAM.pair()) {
            MemorySegment strange = arena.allocate(64);
            pair.far().send(bytes("hello"));
            assertThat(pair.near().recv(5, MsgFlags.PEEK)).hasSize(5);
            ByteBuffer argument = ByteBuffer.allocate(64).order(ByteOrder.nativeOrder());
            argument.putLong(32, strange.address()).putInt(40, 64); // copybuf_address, copybuf_len
            int zerocopy = 35; // TCP_ZEROCOPY_RECEIVE

            assertRefused(() -> pair.near()
                    .getopt(SocketOption.ofNative(TCP, zerocopy, Shape.bytes(RawBytes.of(argument.array()))))
                    .array());
            var row = new SocketOption<>(Level.TCP, "", "TCP_ZEROCOPY_RECEIVE", Shape.BYTES, Access.READ_WRITE);
            assertRefused(() -> pair.near().getopt(row));

            assertThat(strange.toArray(JAVA_LONG)).containsOnly(0);
            assertThat(pair.near().recv(5)).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest
    @CsvSource({"284,4", "0,129", "0,131"})
    void readingWhatWritesToAnAddressIsRefused(int level, int option) throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertRefused(() -> socket.getopt(SocketOption.ofNative(level, option, Shape.bytes(64))).array());
        }
    }

    @ParameterizedTest
    @CsvSource({"0,64", "41,64", "0,96", "0,128", "276,2", "276,7", "283,4"})
    void settingWhatWritesToAnAddressIsRefused(int level, int option) throws Exception {
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            assertRefused(
                    () -> socket.setopt(SocketOption.ofNative(level, option, Shape.BYTES), RawBytes.of(new byte[64])));
        }
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatExceptionOfType(SocketInvalidException.class)
                .isThrownBy(call)
                .withMessageContaining("addresses that the kernel would write to")
                .satisfies(refused -> assertThat(refused.reason())
                        .isInstanceOfSatisfying(Reason.Invalid.class,
                                reason -> assertThat(reason.subject()).isEqualTo(Reason.Invalid.Subject.OPTION)));
    }

    @Test
    void aRequestAboutInterfacesIsOneOfTheCatalogue() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            var conf = new IoctlRequest.Get<>("", "SIOCGIFCONF", "ifr_flags", IoctlRequests.FLAGS);
            assertThatIllegalArgumentException().isThrownBy(() -> socket.ioctl(conf, "lo"));
            var ethtool = new IoctlRequest.Get<>("", "SIOCETHTOOL", "ifr_flags", IoctlRequests.FLAGS);
            assertThatIllegalArgumentException().isThrownBy(() -> socket.ioctl(ethtool, "lo"));
            var all = new IoctlRequest.All("", "SIOCGIFFLAGS");
            assertThatIllegalArgumentException().isThrownBy(() -> socket.ioctl(all));
        }
    }

    @Test
    void theKernelFindsNothingOfAnEarlierOptionInTheMemory() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            var membership = new IpMreqSource(GROUP, InAddr.LOOPBACK, InAddr.LOOPBACK);
            socket.setopt(IpOptions.ADD_SOURCE_MEMBERSHIP, membership);
            ByteBuffer filter = ByteBuffer.allocate(20).order(ByteOrder.nativeOrder());
            filter.put(new byte[] {(byte) 239, 77, 3, 4, 127, 0, 0, 1}).putInt(1).putInt(1); // including one source
            filter.put(new byte[] {127, 0, 0, 1});
            socket.setopt(MSFILTER, new RawBytes(filter.array()));
            // it reads a group from the memory, and there is none now
            assertThat(Failing.reasonOf(() -> socket.getopt(MSFILTER))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void aValueThatTellsHowManyElementsFitTellsNoMoreThanFit() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            List<InAddr> sources = IntStream.rangeClosed(1, 9).mapToObj(i -> InAddr.of(127, 0, 0, i)).toList();
            for (InAddr source : sources) {
                socket.setopt(
                        IpOptions.ADD_SOURCE_MEMBERSHIP, new IpMreqSource(GROUP, InAddr.LOOPBACK, source));
            }
            ByteBuffer argument = ByteBuffer.allocate(16 + 2 * 4).order(ByteOrder.nativeOrder());
            argument.put(new byte[] {(byte) 239, 77, 3, 4, 127, 0, 0, 1}).putInt(12, -1);
            byte[] two =
                    socket.getopt(SocketOption.ofNative(IP, 41, Shape.bytes(RawBytes.of(argument.array())))).array(); // IP_MSFILTER
            assertThat(two).hasSize(24);
            assertThat(ByteBuffer.wrap(two).order(ByteOrder.nativeOrder()).getInt(12)).isEqualTo(9);
        }
    }

    @Test
    void howManySourcesAFilterMayHaveTheKernelSays() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            List<InAddr> sources = IntStream.range(0, 5_000).mapToObj(InAddr::new).toList();
            var many = new IpMsfilter(GROUP, InAddr.LOOPBACK, IpMsfilter.Mode.INCLUDE, sources);
            assertThat(Failing.reasonOf(() -> socket.setopt(IpOptions.MSFILTER, many))).isEqualTo(Errno.ENOBUFS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 1_016, 1_024, 1_032, 2_040})
    @Requires(Need.ROOT)
    void bytesOfAnySizeAreSetAndReadBack(int size) throws Exception {
        try (Socket socket = SocketKind.INET6_DGRAM.open()) {
            byte[] header = new byte[size];
            Arrays.fill(header, 8, size, (byte) 7);
            header[1] = (byte) (size / 8 - 1);
            header[2] = 1; // PadN of the first six bytes
            header[3] = 4;
            socket.setopt(HOPOPTS, new RawBytes(header));
            assertThat(socket.getopt(HOPOPTS)).isEqualTo(new RawBytes(header));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 4_096, 4_097, 65_536})
    @Requires(Need.ROOT)
    void thePeersGroupsAreReadHoweverManyThereAre(int count) throws Exception {
        var reading = new FutureTask<>(() -> {
            joinGroups(count);
            try (var pair = SocketKind.LOCAL_STREAM.pair()) {
                return pair.near().getopt(SocketOptions.PEERGROUPS);
            }
        });
        Thread.ofPlatform().start(reading); // groups are a thread's own, and this one ends with them
        assertThat(reading.get().values()).isEqualTo(LongStream.range(1, count + 1L).boxed().toList());
    }

    /// setgroups(2) of the calling thread alone, which the C library's function would not do.
    @SuppressWarnings("restricted")
    private static void joinGroups(int count) throws Exception {
        Linker linker = Linker.nativeLinker();
        MethodHandle syscall = linker.downcallHandle(
                linker.defaultLookup().find("syscall").orElseThrow(),
                FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, ADDRESS),
                Linker.Option.firstVariadicArg(1));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment groups = arena.allocate(JAVA_INT, count);
            for (int i = 0; i < count; i++) {
                groups.setAtIndex(JAVA_INT, i, i + 1);
            }
            assertThat((long) syscall.invokeExact((long) SYS_SETGROUPS, (long) count, groups)).isZero();
        } catch (Throwable failed) {
            throw new ExecutionException(failed);
        }
    }
}
