package dev.osock.stream;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stream.ChannelSide.Link;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Writing to a channel, as a blocking `SocketChannel` has it.
@Bounded
class ChannelWriteTest {

    /// What may be made of a heap buffer's remaining bytes.
    private static final List<UnaryOperator<ByteBuffer>> BUFFERS = List.of(
            heap -> heap,
            heap -> ByteBuffer.allocateDirect(heap.remaining()).put(heap.duplicate()).flip(),
            heap -> ByteBuffer.allocate(heap.remaining() + 20).slice(9, heap.remaining()).put(heap.duplicate()).flip(),
            heap -> ByteBuffer.allocateDirect(heap.remaining() + 20)
                    .slice(9, heap.remaining())
                    .put(heap.duplicate())
                    .flip(),
            ByteBuffer::asReadOnlyBuffer);

    private static ByteBuffer[] buffers(String... texts) {
        return IntStream.range(0, texts.length)
                .mapToObj(i -> BUFFERS.get(i % BUFFERS.size()).apply(ByteBuffer.wrap(bytes(texts[i]))))
                .toArray(ByteBuffer[]::new);
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void bytesBetweenPositionAndLimitAreWritten(ChannelSide side, ThreadKind thread) throws Exception {
        for (UnaryOperator<ByteBuffer> maker : BUFFERS) {
            ByteBuffer buffer = maker.apply(ByteBuffer.wrap(bytes("##abcde###"))).position(2).limit(7);
            try (Link link = side.link()) {
                assertThat(Outcome.on(thread, () -> link.write(buffer))).isEqualTo("5");
                assertThat(buffer.position()).isEqualTo(7);
                assertThat(buffer.limit()).isEqualTo(7);
                link.endOut();
                assertThat(link.peer().readAll()).isEqualTo(bytes("abcde"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void writeOfNothingIsZero(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer none = ByteBuffer.allocate(0);
        try (Link link = side.link()) {
            assertThat(Outcome.on(thread, () -> link.write(none))).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> link.write(ByteBuffer.allocateDirect(4).position(4)))).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> link.write(none, none))).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> link.write(new ByteBuffer[0]))).isEqualTo("0");
            link.endOut();
            assertThat(link.peer().readAll()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void badBuffersAreRefusedAndNothingIsSent(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer[] two = buffers("a", "b");
        try (Link link = side.link()) {
            List<Callable<?>> beyond = List.of(
                    () -> link.write(two, -1, 1),
                    () -> link.write(two, 0, -1),
                    () -> link.write(two, 0, 3),
                    () -> link.write(two, 3, 0),
                    () -> link.write(two, Integer.MAX_VALUE, Integer.MAX_VALUE));
            for (Callable<?> write : beyond) {
                assertThat(Outcome.on(thread, write)).isEqualTo("out of bounds");
            }
            assertThat(Outcome.on(thread, () -> link.write((ByteBuffer) null))).isEqualTo("null");
            assertThat(Outcome.on(thread, () -> link.write((ByteBuffer[]) null))).isEqualTo("null");
            assertThat(Outcome.on(thread, () -> link.write(new ByteBuffer[] {two[0], null}))).isEqualTo("null");
            link.endOut();
            assertThat(link.peer().readAll()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void gatheringWritesOneBufferAfterTheOther(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer[] buffers = buffers("ab", "", "cde", "f", "", "ghi");
        try (Link link = side.link()) {
            assertThat(Outcome.on(thread, () -> link.write(buffers))).isEqualTo("9");
            assertThat(buffers).noneMatch(ByteBuffer::hasRemaining);
            link.endOut();
            assertThat(link.peer().readAll()).isEqualTo(bytes("abcdefghi"));
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void gatheringUsesAPartOfTheArray(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer[] buffers = buffers("ab", "cd", "ef", "gh");
        try (Link link = side.link()) {
            assertThat(Outcome.on(thread, () -> link.write(buffers, 1, 2))).isEqualTo("4");
            assertThat(Outcome.on(thread, () -> link.write(buffers, 4, 0))).isEqualTo("0");
            assertThat(Stream.of(buffers).map(ByteBuffer::remaining)).containsExactly(2, 0, 0, 2);
            assertThat(Outcome.on(thread, () -> link.write(buffers))).isEqualTo("4");
            link.endOut();
            assertThat(link.peer().readAll()).isEqualTo(bytes("cdefabgh"));
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void moreBuffersThanOneSystemCallTakesMayBeGathered(ChannelSide side, ThreadKind thread) throws Exception {
        byte[] data = random(3000);
        ByteBuffer[] buffers = IntStream.range(0, data.length)
                .mapToObj(i -> ByteBuffer.wrap(data, i, 1))
                .toArray(ByteBuffer[]::new);
        try (Link link = side.link()) {
            String first = Difference.MORE_BUFFERS_THAN_ONE_SYSTEM_CALL_TAKES.on(side);
            assertThat(Outcome.on(thread, () -> link.write(buffers))).isEqualTo(first);
            for (int done = Integer.parseInt(first); done < data.length;) {
                done += (int) link.write(buffers, done, data.length - done);
            }
            link.endOut();
            assertThat(link.peer().readAll()).isEqualTo(data);
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void largeWriteArrivesWhole(ChannelSide side, ThreadKind thread) throws Exception {
        byte[] data = random(TOO_MANY);
        for (UnaryOperator<ByteBuffer> maker : BUFFERS) {
            ByteBuffer buffer = maker.apply(ByteBuffer.wrap(data));
            try (Link link = side.link()) {
                var received = link.peer().readingAll();
                assertThat(Outcome.on(thread, () -> link.writeAll(buffer))).isEqualTo("done");
                link.endOut();
                assertThat(received.result()).isEqualTo(data);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void oneWriteOfMoreThanThePeerTakes(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer buffer = ByteBuffer.allocateDirect(TOO_MANY);
        String expected = thread == ThreadKind.VIRTUAL
                ? Difference.LARGE_CHANNEL_WRITE_OF_A_VIRTUAL_THREAD.on(side)
                : "all";
        try (Link link = side.link()) {
            var writing = Caller.start(thread, () -> Outcome.of(() -> link.write(buffer) == TOO_MANY ? "all" : "some"));
            Thread.sleep(100);
            assertThat(writing.isDone()).isEqualTo(expected.equals("some"));
            link.peer().readingAll();
            assertThat(writing.result()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void largeGatheringWriteArrivesWhole(ChannelSide side, ThreadKind thread) throws Exception {
        byte[] data = random(TOO_MANY);
        int part = TOO_MANY / 4;
        ByteBuffer[] buffers = IntStream.range(0, 4)
                .mapToObj(i -> BUFFERS.get(i).apply(ByteBuffer.wrap(data, i * part, part)))
                .toArray(ByteBuffer[]::new);
        try (Link link = side.link()) {
            var received = link.peer().readingAll();
            assertThat(Outcome.on(thread, () -> {
                while (Stream.of(buffers).anyMatch(ByteBuffer::hasRemaining)) {
                    link.write(buffers);
                }
            })).isEqualTo("done");
            link.endOut();
            assertThat(received.result()).isEqualTo(data);
        }
    }
}
