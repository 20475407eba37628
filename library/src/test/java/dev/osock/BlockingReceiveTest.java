package dev.osock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.address.RawBytes;
import dev.osock.address.Sockaddr;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.kind.Domain;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.message.ControlMessage;
import dev.osock.message.ControlTypes;
import dev.osock.message.Msg;
import dev.osock.message.Received;
import dev.osock.message.Rights;
import dev.osock.option.Shape;
import dev.osock.option.SocketOption;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Exchange;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Platform threads that have waited often enough wait in recv(2) itself, on a descriptor that blocks; nothing else may
/// block on it.
@Bounded
class BlockingReceiveTest {

    /// Exchanges after which it blocks.
    private static final int ENOUGH = 200;

    /// Before each, so that the other side waits.
    private static final Duration PAUSE = Duration.ofNanos(200_000);
    private static final int NONBLOCK = 0x800;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;
    private static final int SCM_RIGHTS = 1;

    /// Asking for it by the option would end what is tested.
    private static int descriptor(Socket socket) {
        Matcher matcher = Pattern.compile("fd (\\d+)").matcher(socket.toString());
        assertThat(matcher.find()).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    /// Whether the kernel says so.
    private static boolean blocks(Socket socket) throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor(socket)))) {
            if (line.startsWith("flags:")) {
                int flags = Integer.parseInt(line.substring("flags:".length()).strip(), 8);
                return (flags & NONBLOCK) == 0;
            }
        }
        throw new AssertionError("no flags");
    }

    private static Pair blocking(SocketKind kind) throws Exception {
        Pair pair = kind.pair();
        Exchange.run(pair, ThreadKind.PLATFORM, ENOUGH, PAUSE);
        assertThat(blocks(pair.far())).isTrue();
        return pair;
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void itBlocksOncePlatformThreadsHaveWaitedOften(SocketKind kind) throws Exception {
        try (Pair fresh = kind.pair()) {
            assertThat(blocks(fresh.far())).isFalse();
        }
        blocking(kind).close();
    }

    /// What took the memory of the arena since then is not written to.
    @ParameterizedTest
    @ValueSource(ints = {1, 4_096})
    void anArenaMayBeClosedMeanwhile(int size) throws Exception {
        for (int round = 0; round < 5; round++) {
            try (Pair pair = blocking(SocketKind.INET_STREAM); Arena others = Arena.ofConfined()) {
                Arena arena = Arena.ofShared();
                ByteBuffer buffer = arena.allocate(size).asByteBuffer();
                Caller<Integer> receiver = Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(buffer));
                Thread.sleep(2);
                arena.close();
                List<MemorySegment> blocks = Stream.generate(() -> others.allocate(size)).limit(64).toList();
                pair.near().send(new byte[] {1});
                assertThatIllegalStateException().isThrownBy(receiver::result);
                assertThat(blocks).allMatch(block -> block.get(ValueLayout.JAVA_BYTE, 0) == 0);
                assertNothingIsMissing(pair.far());
            }
        }
    }

    /// The byte that came is there still, or the socket is closed: it does not go on behind a gap.
    private static void assertNothingIsMissing(Socket socket) throws Exception {
        try {
            assertThat(socket.within(Patience.seconds(5)).recv()).containsExactly(1);
        } catch (SocketClosedException closed) {
            assertThat(closed.isEndOfStream()).isFalse();
        }
    }

    @Test
    void itNeverBlocksForVirtualThreads() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Exchange.run(pair, ThreadKind.VIRTUAL, ENOUGH, PAUSE);
            assertThat(blocks(pair.near())).isFalse();
            assertThat(blocks(pair.far())).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void callsThatDoNotWaitDoNotBlock(SocketKind kind) throws Exception {
        try (Pair pair = blocking(kind)) {
            Socket far = pair.far();
            assertThat(Failing.failureOf(() -> far.within(Duration.ZERO).recv(1)).reason())
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(Failing.failureOf(() -> far.within(Duration.ofMillis(1)).recv(1))
                    .reason())
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(far.nowait().recv(1)).isInstanceOf(Attempt.Select.class);
            assertThat(far.nowait().recvmsg()).isInstanceOf(Attempt.Select.class);
            assertThat(blocks(far)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void aSenderThatMayNotWaitIsNotHeldUp(SocketKind kind) throws Exception {
        try (Pair pair = blocking(kind)) {
            ByteBuffer much = ByteBuffer.allocate(64 << 20);
            assertThat(pair.far().nowait().send(much)).isInstanceOf(Attempt.Partial.class);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void closingEndsAReceiveThatHasJustBegun(SocketKind kind) throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Pair pair = blocking(kind)) {
                var waiting = Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(1));
                Thread.sleep(2L * i);
                pair.far().close();
                assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void anInterruptEndsAReceiveThatHasJustBegun(SocketKind kind) throws Exception {
        try (Pair pair = blocking(kind)) {
            for (int i = 0; i < 5; i++) {
                var waiting = Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(1));
                Thread.sleep(2L * i);
                waiting.interrupt();
                assertThat(waiting.failure().reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
            }
            pair.near().send(new byte[] {7});
            assertThat(pair.far().recv(1)).containsExactly(7);
        }
    }

    @Test
    void theSourceOfADatagramIsTold() throws Exception {
        try (Pair pair = blocking(SocketKind.INET_DGRAM)) {
            Sockaddr near = pair.near().sockname();
            var waiting = Caller.start(ThreadKind.PLATFORM, () -> pair.far().recvfrom(10));
            Thread.sleep(3);
            pair.near().send(new byte[] {1, 2});
            Received received = waiting.result();
            assertThat(received.source()).isEqualTo(near);
            assertThat(received.data()).containsExactly(1, 2);
        }
    }

    @Test
    void shuttingDownEndsAReceive() throws Exception {
        try (Pair pair = blocking(SocketKind.INET_STREAM)) {
            var waiting = Caller.start(ThreadKind.PLATFORM, () -> pair.far().recv(1));
            Thread.sleep(3);
            pair.far().shutdown(Shutdown.READ);
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void severalMessagesAreReceivedWhereOneIsWaitedFor(int length) throws Exception {
        try (Pair pair = blocking(SocketKind.INET_DGRAM); MessageBatch batch = MessageBatch.of(8, 10)) {
            Socket far = pair.far();
            long before = far.info().counters().byOtpName().get("read_pkg");
            for (int round = 0; round < 5; round++) {
                Caller<Integer> waiting = Caller.waiting(ThreadKind.PLATFORM, () -> far.recvmmsg(batch));
                pair.near().send(new byte[length]);
                assertThat(waiting.result()).isEqualTo(1);
                assertThat(batch.data(0).remaining()).isEqualTo(length);
                assertThat(batch.address(0)).isEqualTo(pair.near().sockname());
            }
            assertThat(far.info().counters().byOtpName()).containsEntry("read_pkg", before + 5);
            assertThat(blocks(far)).isTrue();
        }
    }

    @Test
    void shuttingDownEndsAReceiveOfSeveralWithNone() throws Exception {
        try (Pair pair = blocking(SocketKind.INET_DGRAM); MessageBatch batch = MessageBatch.of(8, 10)) {
            var waiting = Caller.waiting(ThreadKind.PLATFORM, () -> pair.far().recvmmsg(batch));
            pair.far().shutdown(Shutdown.READ);
            assertThat(waiting.result()).isZero();
            assertThat(batch.count()).isZero();
            assertThat(pair.far().recvmmsg(batch)).isZero();
        }
    }

    @Test
    void aReceiveOfSeveralEndsAsOthersDo() throws Exception {
        try (Pair pair = blocking(SocketKind.INET_DGRAM); MessageBatch batch = MessageBatch.of(8, 10)) {
            Socket far = pair.far();
            assertThat(Failing.failureOf(() -> far.within(Duration.ofMillis(50)).recvmmsg(batch)).reason())
                    .isEqualTo(Reason.Timeout.TIMEOUT);
            var interrupted = Caller.waiting(ThreadKind.PLATFORM, () -> far.recvmmsg(batch));
            interrupted.interrupt();
            assertThat(interrupted.failure().reason()).isEqualTo(Reason.Interrupted.INTERRUPTED);
            var closed = Caller.waiting(ThreadKind.PLATFORM, () -> far.recvmmsg(batch));
            far.close();
            assertThat(closed.failure().reason()).isEqualTo(Reason.Closed.LOCALLY);
        }
    }

    @Test
    void whoeverWantsTheDescriptorGetsOneThatDoesNotBlock() throws Exception {
        try (Pair pair = blocking(SocketKind.INET_STREAM)) {
            try (Descriptor duplicate = pair.far().duplicate()) {
                assertThat(duplicate.isOpen()).isTrue();
                assertThat(blocks(pair.far())).isFalse();
            }
            Exchange.run(pair, ThreadKind.PLATFORM, ENOUGH, PAUSE);
            assertThat(blocks(pair.far())).isFalse(); // for good
        }
        try (Pair pair = blocking(SocketKind.INET_STREAM)) {
            assertThat(pair.far().getopt(OtpOptions.FD)).isEqualTo(descriptor(pair.far()));
            assertThat(blocks(pair.far())).isFalse();
        }
        try (Pair pair = blocking(SocketKind.INET_STREAM);
                Socket other = Socket.open(descriptor(pair.far()))) {
            assertThat(blocks(pair.far())).isFalse();
            assertThat(blocks(other)).isFalse();
        }
    }

    @Test
    void whoeverIsGivenTheNumberGetsOneThatDoesNotBlock() throws Exception {
        try (Pair pair = blocking(SocketKind.INET_STREAM);
                Descriptor duplicate = Descriptor.duplicateOf(descriptor(pair.far()))) {
            assertThat(duplicate.isOpen()).isTrue();
            assertThat(blocks(pair.far())).isFalse();
            Exchange.run(pair, ThreadKind.PLATFORM, ENOUGH, PAUSE);
            assertThat(blocks(pair.far())).isFalse(); // for good
        }
    }

    @ParameterizedTest
    @EnumSource(Passing.class)
    void whoeverIsPassedTheNumberGetsOneThatDoesNotBlock(Passing passing) throws Exception {
        try (Pair pair = blocking(SocketKind.INET_STREAM);
                Socket.Pair way = Socket.pair(Domain.LOCAL, Type.STREAM)) {
            passing.pass(way.first(), descriptor(pair.far()));
            assertThat(blocks(pair.far())).isFalse();
            Exchange.run(pair, ThreadKind.PLATFORM, ENOUGH, PAUSE);
            assertThat(blocks(pair.far())).isFalse(); // for good
            try (ReceivedMsg message = way.second().recvDescriptors(1, 1)) {
                assertThat(message.descriptors()).hasSize(1);
            }
        }
    }

    /// Ways to pass a number to another process.
    enum Passing {
        RIGHTS {
            @Override
            void pass(Socket way, int fd) throws Exception {
                way.sendmsg(Msg.of(new byte[1]).with(ControlTypes.RIGHTS.of(new Rights(List.of(fd)))));
            }
        },
        BYTES {
            @Override
            void pass(Socket way, int fd) throws Exception {
                way.sendmsg(Msg.of(new byte[1]).with(ControlMessage.of(SOL_SOCKET, SCM_RIGHTS, fd)));
            }
        },
        NOWAIT {
            @Override
            void pass(Socket way, int fd) throws Exception {
                way.nowait().sendmsg(Msg.of(new byte[1]).with(ControlTypes.RIGHTS.of(new Rights(List.of(fd)))));
            }
        };

        abstract void pass(Socket way, int fd) throws Exception;
    }

    @Test
    void theTimeOutOfTheKernelIsTheUsersOwn() throws Exception {
        try (Pair pair = blocking(SocketKind.INET_STREAM)) {
            byte[] zero = new byte[16];
            assertThat(pair.far().getopt(SocketOption.ofNative(SOL_SOCKET, SO_RCVTIMEO, Shape.bytes(16))).array())
                    .isEqualTo(zero);
            assertThat(blocks(pair.far())).isFalse();
            byte[] tenSeconds = zero.clone();
            tenSeconds[0] = 10;
            pair.far().setopt(SocketOption.ofNative(SOL_SOCKET, SO_RCVTIMEO, Shape.BYTES), RawBytes.of(tenSeconds));
            Exchange.run(pair, ThreadKind.PLATFORM, ENOUGH, PAUSE);
            assertThat(pair.far().getopt(SocketOption.ofNative(SOL_SOCKET, SO_RCVTIMEO, Shape.bytes(16))).array())
                    .isEqualTo(tenSeconds);
        }
    }

    @Test
    void aFileIsSentWithoutBlocking(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[32 << 20]);
        try (Pair pair = blocking(SocketKind.INET_STREAM)) {
            assertThat(pair.far().nowait().sendfile(file)).isInstanceOf(Attempt.Partial.class);
            assertThat(blocks(pair.far())).isFalse();
        }
    }

    @Test
    void aDescriptorFromElsewhereNeverBlocks() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair();
                Socket adopted = Socket.open(pair.far().getopt(OtpOptions.FD))) {
            Exchange.run(new Pair(pair.near(), adopted), ThreadKind.PLATFORM, ENOUGH, PAUSE);
            assertThat(blocks(adopted)).isFalse();
        }
    }

    @Test
    void waitsInTheReceiveAreCountedAsTriesAndPackages() throws Exception {
        try (Pair pair = blocking(SocketKind.INET_STREAM)) {
            long before = pair.far().info().counters().byOtpName().get("read_pkg");
            pair.near().send(new byte[] {1});
            assertThat(pair.far().recv(1)).containsExactly(1);
            assertThat(pair.far().info().counters().byOtpName()).containsEntry("read_pkg", before + 1);
        }
    }
}
