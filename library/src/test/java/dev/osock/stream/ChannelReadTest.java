package dev.osock.stream;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stream.ChannelSide.Link;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reading from a channel, as a blocking `SocketChannel` has it.
@Bounded
class ChannelReadTest {

    /// How to make a buffer of a size.
    private static final List<IntFunction<ByteBuffer>> BUFFERS = List.of(
            ByteBuffer::allocate,
            ByteBuffer::allocateDirect,
            size -> ByteBuffer.allocate(size + 20).slice(9, size),
            size -> ByteBuffer.allocateDirect(size + 20).slice(9, size));

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void bytesGoToThePositionAndNoFurtherThanTheLimit(ChannelSide side, ThreadKind thread) throws Exception {
        for (IntFunction<ByteBuffer> maker : BUFFERS) {
            ByteBuffer buffer = maker.apply(10).put(bytes("##########")).position(2).limit(7);
            try (Link link = side.link()) {
                link.peer().send("abcdefgh");
                assertThat(Outcome.on(thread, () -> link.read(buffer))).isEqualTo("5");
                assertThat(buffer.position()).isEqualTo(7);
                assertThat(buffer.limit()).isEqualTo(7);
                assertThat(text(buffer.clear())).isEqualTo("##abcde###");
                assertThat(Outcome.on(thread, () -> link.read(buffer.clear()))).isEqualTo("3");
                assertThat(text(buffer.flip())).isEqualTo("fgh");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void readWaitsForTheFirstByteAndGivesWhatIsThere(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocateDirect(10);
        try (Link link = side.link()) {
            var waiting = Outcome.waiting(thread, () -> link.read(buffer));
            assertThat(waiting.isDone()).isFalse();
            link.peer().send("x");
            assertThat(waiting.result()).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void endOfTheStreamIsMinusOneForEver(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocate(10);
        try (Link link = side.link()) {
            link.peer().send("abc");
            link.peer().end();
            assertThat(Outcome.on(thread, () -> link.read(buffer))).isEqualTo("3");
            for (int i = 0; i < 3; i++) {
                assertThat(Outcome.on(thread, () -> link.read(buffer))).isEqualTo("-1");
                assertThat(Outcome.on(thread, () -> link.read(ByteBuffer.allocateDirect(3), buffer))).isEqualTo("-1");
            }
            assertThat(text(buffer.flip())).isEqualTo("abc");
            assertThat(link.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void readWithoutRoomIsZero(ChannelSide side, ThreadKind thread) throws Exception {
        List<ByteBuffer> full = List.of(
                ByteBuffer.allocate(0),
                ByteBuffer.allocateDirect(0),
                ByteBuffer.allocate(5).position(5),
                ByteBuffer.allocateDirect(5).position(5));
        try (Link link = side.link()) {
            for (ByteBuffer each : full) {
                assertThat(Outcome.on(thread, () -> link.read(each))).isEqualTo("0");
                assertThat(Outcome.on(thread, () -> link.read(each, each))).isEqualTo("0");
            }
            assertThat(Outcome.on(thread, () -> link.read(new ByteBuffer[0]))).isEqualTo("0");
            link.peer().send("abc");
            link.peer().end();
            for (ByteBuffer each : full) {
                assertThat(Outcome.on(thread, () -> link.read(each))).isEqualTo("0");
            }
            assertThat(Outcome.on(thread, () -> link.read(ByteBuffer.allocate(10)))).isEqualTo("3");
            assertThat(Outcome.on(thread, () -> link.read(ByteBuffer.allocate(10)))).isEqualTo("-1");
            for (ByteBuffer each : full) {
                assertThat(Outcome.on(thread, () -> link.read(each))).isEqualTo("0");
                assertThat(Outcome.on(thread, () -> link.read(each, each))).isEqualTo("0");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void badBuffersAreRefusedAndNothingIsLost(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer readOnly = ByteBuffer.allocate(10).asReadOnlyBuffer();
        ByteBuffer[] two = {ByteBuffer.allocate(1), ByteBuffer.allocateDirect(1)};
        try (Link link = side.link()) {
            link.peer().send("abc");
            List<Callable<?>> illegal = List.of(
                    () -> link.read(readOnly),
                    () -> link.read(ByteBuffer.allocateDirect(10).asReadOnlyBuffer()),
                    () -> link.read(ByteBuffer.allocate(0).asReadOnlyBuffer()),
                    () -> link.read(ByteBuffer.allocate(1), readOnly),
                    () -> link.read(readOnly, ByteBuffer.allocate(1)));
            for (Callable<?> read : illegal) {
                assertThat(Outcome.on(thread, read)).isEqualTo("illegal argument");
            }
            List<Callable<?>> beyond = List.of(
                    () -> link.read(two, -1, 1),
                    () -> link.read(two, 0, -1),
                    () -> link.read(two, 0, 3),
                    () -> link.read(two, 3, 0),
                    () -> link.read(two, Integer.MAX_VALUE, Integer.MAX_VALUE));
            for (Callable<?> read : beyond) {
                assertThat(Outcome.on(thread, read)).isEqualTo("out of bounds");
            }
            assertThat(Outcome.on(thread, () -> link.read((ByteBuffer) null))).isEqualTo("null");
            assertThat(Outcome.on(thread, () -> link.read((ByteBuffer[]) null))).isEqualTo("null");
            assertThat(Outcome.on(thread, () -> link.read(new ByteBuffer[] {null, two[0]}))).isEqualTo("null");
            assertThat(Outcome.on(thread, () -> link.read(ByteBuffer.allocate(10)))).isEqualTo("3");
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void scatteringFillsOneBufferAfterTheOther(ChannelSide side, ThreadKind thread) throws Exception {
        for (IntFunction<ByteBuffer> maker : BUFFERS) {
            ByteBuffer[] buffers = {
                maker.apply(2), ByteBuffer.allocate(0), maker.apply(6).position(3), ByteBuffer.allocateDirect(0),
                ByteBuffer.allocateDirect(4), maker.apply(5)
            };
            try (Link link = side.link()) {
                link.peer().send("abcdefg");
                assertThat(Outcome.on(thread, () -> link.read(buffers))).isEqualTo("7");
                assertThat(Stream.of(buffers).map(ByteBuffer::position)).containsExactly(2, 0, 6, 0, 2, 0);
                assertThat(text(buffers[0].flip())).isEqualTo("ab");
                assertThat(text(buffers[2].flip().position(3))).isEqualTo("cde");
                assertThat(text(buffers[4].flip())).isEqualTo("fg");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void scatteringUsesAPartOfTheArrayAndLeavesTheRestForTheNextRead(ChannelSide side, ThreadKind thread)
            throws Exception {
        ByteBuffer[] buffers = Stream.generate(() -> ByteBuffer.allocate(2)).limit(4).toArray(ByteBuffer[]::new);
        try (Link link = side.link()) {
            link.peer().send("abcdefg");
            assertThat(Outcome.on(thread, () -> link.read(buffers, 1, 2))).isEqualTo("4");
            assertThat(Stream.of(buffers).map(ByteBuffer::position)).containsExactly(0, 2, 2, 0);
            assertThat(Outcome.on(thread, () -> link.read(buffers, 4, 0))).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> link.read(buffers))).isEqualTo("3");
            assertThat(Stream.of(buffers).map(ByteBuffer::position)).containsExactly(2, 2, 2, 1);
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void scatteringFillsAsManyBuffersAsOneSystemCallTakes(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer[] buffers = Stream.generate(() -> ByteBuffer.allocate(1)).limit(3000).toArray(ByteBuffer[]::new);
        byte[] sent = random(3000);
        try (Link link = side.link()) {
            link.peer().send(sent);
            Thread.sleep(20);
            assertThat(Outcome.on(thread, () -> link.read(buffers))).isEqualTo("1024");
            assertThat(Outcome.on(thread, () -> link.read(buffers, 1024, 1976))).isEqualTo("1024");
            assertThat(buffers[2047].get(0)).isEqualTo(sent[2047]);
        }
    }

    private static String text(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return Bytes.text(bytes);
    }
}
