package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.osock.error.Errno;
import dev.osock.message.Msg;
import dev.osock.message.MsgFlags;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a call uses of a buffer: its remaining bytes as they are when it begins, wherever they are.
@Bounded
class BufferUseTest {

    private static final Duration PATIENCE = Patience.seconds(5);

    static Stream<Arguments> buffersAndThreads() {
        IntFunction<ByteBuffer> heap = ByteBuffer::allocate;
        IntFunction<ByteBuffer> direct = ByteBuffer::allocateDirect;
        IntFunction<ByteBuffer> shared = size -> Arena.ofShared().allocate(size).asByteBuffer();
        return Stream.of(ThreadKind.values())
                .flatMap(thread -> Stream.of(
                        Arguments.of(thread, "heap", heap),
                        Arguments.of(thread, "direct", direct),
                        Arguments.of(thread, "of a shared arena", shared)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("buffersAndThreads")
    void aLimitLoweredMeanwhileKeepsNothingFromComing(ThreadKind thread, String name, IntFunction<ByteBuffer> kind)
            throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            ByteBuffer buffer = kind.apply(100).position(10);
            var caller = Caller.waiting(thread, () -> pair.near().recv(buffer));
            buffer.limit(11);
            pair.far().send(bytes("hello"));
            assertThat(caller.result()).isEqualTo(5);
            assertThat(buffer.position()).as("it can move no more").isEqualTo(10);
            byte[] came = new byte[5];
            buffer.clear().get(10, came);
            assertThat(came).isEqualTo(bytes("hello"));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("buffersAndThreads")
    void aPositionMovedMeanwhileIsSetToWhereTheCallCame(
            ThreadKind thread, String name, IntFunction<ByteBuffer> kind) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            ByteBuffer buffer = kind.apply(100).position(10).limit(20);
            ByteBuffer second = kind.apply(100);
            var caller = Caller.waiting(thread,
                    () -> pair.near().recvmsg(List.of(buffer, second), 0, MsgFlags.NONE).length());
            buffer.clear();
            pair.far().send(bytes("hello, world"));
            assertThat(caller.result()).isEqualTo(12L);
            assertThat(buffer.position()).isEqualTo(20);
            assertThat(second.position()).isEqualTo(2);
            assertThat(second.get(1)).isEqualTo((byte) 'd');
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("buffersAndThreads")
    void aSendThatWaitsSendsWhatItBeganWith(ThreadKind thread, String name, IntFunction<ByteBuffer> kind)
            throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            int size = 8 * 1024 * 1024;
            ByteBuffer buffer = kind.apply(size + 7);
            for (int i = 0; i < size; i++) {
                buffer.put(i, (byte) (i % 251));
            }
            buffer.limit(size);
            var caller = Caller.waiting(thread, () -> pair.near().send(buffer));
            buffer.position(3).limit(5); // which changes nothing for the call
            byte[] all = pair.far().within(PATIENCE).recv(size);
            assertThat(caller.result()).isEqualTo(size);
            for (int i = 0; i < size; i++) {
                assertThat(all[i] == (byte) (i % 251)).isTrue();
            }
        }
    }

    @Test
    void theSameBufferTwiceIsSentTwice() throws Exception {
        for (IntFunction<ByteBuffer> kind : List.<IntFunction<ByteBuffer>>of(
                ByteBuffer::allocate, ByteBuffer::allocateDirect)) {
            try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
                ByteBuffer buffer = kind.apply(5).put(bytes("hello")).flip();
                assertThat(pair.near().sendmsg(Msg.of(buffer, buffer))).isEqualTo(10);
                assertThat(pair.far().recv(10)).isEqualTo(bytes("hellohello"));
                assertThat(buffer.hasRemaining()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBytesOfAClosedArenaAreNotReceivedInto(ThreadKind thread) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            var arena = Arena.ofShared();
            ByteBuffer buffer = arena.allocate(1 << 20).asByteBuffer();
            var caller = Caller.waiting(thread, () -> pair.near().recv(buffer));
            arena.close();
            pair.far().send(bytes("hello"));
            assertThatIllegalStateException().isThrownBy(caller::result);
            assertThat(pair.near().within(PATIENCE).recv(5)).as("nothing was taken").isEqualTo(bytes("hello"));
        }
    }

    @Test
    void theArenaOfAMessagesBufferMayBeShared() throws Exception {
        try (Arena arena = Arena.ofShared(); Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            ByteBuffer shared = arena.allocate(5).asByteBuffer().put(bytes("hello")).flip();
            ByteBuffer direct = ByteBuffer.allocateDirect(2).put(bytes(", ")).flip();
            ByteBuffer heap = ByteBuffer.wrap(bytes("world")).asReadOnlyBuffer();
            assertThat(pair.near().sendmsg(Msg.of(shared, direct, heap))).isEqualTo(12);
            ByteBuffer first = arena.allocate(7).asByteBuffer();
            ByteBuffer second = ByteBuffer.allocate(100);
            assertThat(pair.far().recvmsg(List.of(first, second), 0, MsgFlags.NONE).length()).isEqualTo(12);
            assertThat(text(first.flip()) + text(second.flip())).isEqualTo("hello, world");
        }
    }

    @Test
    void withoutCopyingNothingOfASharedArenaIsSent() throws Exception {
        try (Arena arena = Arena.ofShared(); Pair pair = SocketKind.INET_STREAM.pair()) {
            ByteBuffer shared = arena.allocate(5).asByteBuffer();
            assertThatIllegalArgumentException().isThrownBy(() -> pair.near().send(shared, MsgFlags.ZEROCOPY));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> pair.near().sendmsg(Msg.of(shared), MsgFlags.ZEROCOPY));
        }
    }

    /// A page beyond the end of the file cannot be read or written, which is a fault for whoever tries.
    @Test
    void aMappedFileThatShrinksIsAFailureOfTheCall(@TempDir Path folder) throws Exception {
        int size = 64 * 1024;
        try (Arena arena = Arena.ofShared();
                var file = new RandomAccessFile(folder.resolve("mapped").toFile(), "rw");
                Pair pair = SocketKind.INET_STREAM.pair()) {
            file.setLength(size);
            ByteBuffer mapped = file.getChannel().map(MapMode.READ_WRITE, 0, size);
            MemorySegment segment = file.getChannel().map(MapMode.READ_WRITE, 0, size, arena);
            ByteBuffer shared = segment.asByteBuffer();
            file.setLength(0);
            pair.far().send(bytes("hello"));

            assertThat(Failing.reasonOf(() -> pair.near().send(mapped))).isEqualTo(Errno.EFAULT);
            assertThat(Failing.reasonOf(() -> pair.near().sendmsg(Msg.of(mapped)))).isEqualTo(Errno.EFAULT);
            assertThat(Failing.reasonOf(() -> pair.near().recv(mapped))).isEqualTo(Errno.EFAULT);
            assertThat(Failing.reasonOf(() -> pair.near().recvmsg(List.of(mapped), 0, MsgFlags.NONE)))
                    .isEqualTo(Errno.EFAULT);
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().send(shared))
                    .withMessageContaining("shrunk");
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().sendmsg(Msg.of(shared)))
                    .withMessageContaining("shrunk");
            assertThat(mapped.position()).isZero();
            assertThat(shared.position()).isZero();
            assertThat(pair.near().within(PATIENCE).recv(5)).as("nothing is lost").isEqualTo(bytes("hello"));
        }
    }

    /// Compiled code copies otherwise than what is interpreted; on aarch64 the JDK's own copying then ends the virtual
    /// machine.
    @Test
    void soItIsOnceTheCodeIsCompiled(@TempDir Path folder) throws Exception {
        int size = 64 * 1024;
        int part = 200;
        try (Arena arena = Arena.ofShared();
                var file = new RandomAccessFile(folder.resolve("mapped").toFile(), "rw");
                Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            file.setLength(size);
            ByteBuffer mapped = file.getChannel().map(MapMode.READ_WRITE, 0, size, arena).asByteBuffer();
            for (int i = 0; i < 20_000; i++) {
                mapped.clear().limit(part).put(0, (byte) i);
                assertThat(pair.near().send(mapped)).isEqualTo(part);
                assertThat(pair.far().recv(mapped.clear().position(part))).isEqualTo(part);
                assertThat(mapped.get(part)).isEqualTo((byte) i);
            }
            file.setLength(0);

            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.near().send(mapped.clear().limit(part)))
                    .withMessageContaining("shrunk");
            assertThat(mapped.position()).isZero();
            pair.near().send(new byte[part]);
            assertThatIllegalStateException()
                    .isThrownBy(() -> pair.far().recv(mapped.clear()))
                    .withMessageContaining("shrunk");
        }
    }

    private static String text(ByteBuffer buffer) {
        return StandardCharsets.US_ASCII.decode(buffer).toString();
    }
}
