package dev.osock.stream;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stream.ChannelSide.Link;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How channels end: one direction, both, by a reset, by a close, by an interrupt.
@Bounded
class ChannelEndTest {

    private static ByteBuffer room() {
        return ByteBuffer.allocateDirect(10);
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void nearEndMayEndItsOutputAndReadOn(ChannelSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.writeAll(ByteBuffer.wrap(bytes("last")));
            link.endOut();
            assertThat(link.peer().readAll()).isEqualTo(bytes("last"));
            link.peer().send("answer");
            assertThat(Outcome.on(thread, () -> link.read(room()))).isEqualTo("6");
            link.peer().end();
            assertThat(Outcome.on(thread, () -> link.read(room()))).isEqualTo("-1");
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void peerMayEndItsOutputAndReadOn(ChannelSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().end();
            assertThat(Outcome.on(thread, () -> link.read(room()))).isEqualTo("-1");
            assertThat(Outcome.on(thread, () -> link.write(ByteBuffer.wrap(bytes("answer"))))).isEqualTo("6");
            link.endOut();
            assertThat(link.peer().readAll()).isEqualTo(bytes("answer"));
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void endOfTheInputIsTheEndForWhoReads(ChannelSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            var waiting = Outcome.waiting(thread, () -> link.read(room()));
            link.endIn();
            assertThat(waiting.result()).isEqualTo("-1");
            assertThat(Outcome.on(thread, () -> link.read(room()))).isEqualTo("-1");
            assertThat(Outcome.on(thread, () -> link.write(ByteBuffer.wrap(bytes("still"))))).isEqualTo("5");
            assertThat(link.peer().read(5)).isEqualTo(bytes("still"));
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void bytesThatCameBeforeTheInputWasShut(ChannelSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().send("abc");
            Thread.sleep(20);
            link.endIn();
            assertThat(Outcome.on(thread, () -> link.read(room())))
                    .isEqualTo(Difference.READ_AFTER_THE_INPUT_HAS_BEEN_SHUT.on(side));
            assertThat(Outcome.on(thread, () -> link.read(room()))).isEqualTo("-1");
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void writeAfterTheOutputHasBeenShut(ChannelSide side, ThreadKind thread) throws Exception {
        String expected = Difference.CHANNEL_WRITE_AFTER_THE_OUTPUT_HAS_BEEN_SHUT.on(side);
        try (Link link = side.link()) {
            link.endOut();
            assertThat(Outcome.on(thread, () -> link.write(ByteBuffer.allocate(1)))).isEqualTo(expected);
            assertThat(Outcome.on(thread, () -> link.write(room(), room()))).isEqualTo(expected);
            assertThat(link.isOpen()).isTrue();
            link.peer().send("x");
            assertThat(Outcome.on(thread, () -> link.read(room()))).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void writeToAPeerThatHasGoneIsABrokenPipe(ChannelSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().close();
            assertThat(link.read(room())).isEqualTo(-1);
            assertThat(Outcome.on(thread, () -> {
                while (true) {
                    link.write(ByteBuffer.allocate(1));
                    Thread.sleep(1);
                }
            })).isEqualTo("broken pipe");
            assertThat(Outcome.on(thread, () -> link.write(room(), room()))).isEqualTo("broken pipe");
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void resetEndsAReadThatWaitsAndEveryLaterOne(ChannelSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            var waiting = Outcome.waiting(thread, () -> link.read(room()));
            link.peer().reset();
            assertThat(waiting.result()).isEqualTo("reset");
            for (int i = 0; i < 3; i++) {
                assertThat(Outcome.on(thread, () -> link.read(room()))).isEqualTo("reset");
                assertThat(Outcome.on(thread, () -> link.read(room(), room()))).isEqualTo("reset");
            }
            assertThat(Outcome.on(thread, () -> link.write(room()))).isEqualTo("broken pipe");
            assertThat(link.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void bytesThatCameBeforeTheResetAreRead(ChannelSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().send("abc");
            link.peer().reset();
            assertThat(Outcome.on(thread, () -> link.read(room(), room()))).isEqualTo("3");
            assertThat(Outcome.on(thread, () -> link.read(room()))).isEqualTo("reset");
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void resetEndsAWriteThatWaits(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer data = ByteBuffer.allocateDirect(TOO_MANY);
        try (Link link = side.link()) {
            var waiting = Outcome.waiting(thread, () -> link.writeAll(data));
            link.peer().reset();
            assertThat(waiting.result()).isEqualTo("reset");
            assertThat(data.position()).isPositive();
            assertThat(Outcome.on(thread, () -> link.write(room()))).isEqualTo("broken pipe");
            assertThat(Outcome.on(thread, () -> link.read(room())))
                    .isEqualTo(Difference.READ_AFTER_A_WRITE_HAS_MET_THE_RESET.on(side));
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void closeEndsAReadThatWaits(ChannelSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            var reading = Outcome.waiting(thread, () -> link.read(room()));
            link.closeNear();
            assertThat(reading.result()).isEqualTo("closed meanwhile");
        }
        try (Link link = side.link()) {
            var scattering = Outcome.waiting(thread, () -> link.read(room(), room()));
            link.closeNear();
            assertThat(scattering.result()).isEqualTo("closed meanwhile");
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void closeEndsAWriteThatWaits(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer data = ByteBuffer.allocateDirect(TOO_MANY);
        String expected = thread == ThreadKind.PLATFORM
                ? Difference.CLOSE_WHILE_A_PLATFORM_THREAD_WRITES_TO_A_CHANNEL.on(side)
                : "closed meanwhile";
        // The JDK's write returns what it has just written, if it has, and the next one fails.
        List<String> possible = side == ChannelSide.JDK ? List.of("closed", expected) : List.of(expected);
        try (Link link = side.link()) {
            var writing = Outcome.waiting(thread, () -> link.writeAll(data));
            link.closeNear();
            assertThat(writing.result()).isIn(possible);
            assertThat(data.position()).isBetween(1, TOO_MANY - 1);
        }
        try (Link link = side.link()) {
            var gathering = Outcome.waiting(thread, () -> {
                while (true) {
                    link.write(data.clear(), room());
                }
            });
            link.closeNear();
            assertThat(gathering.result()).isIn(possible);
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void everyCallOnAClosedChannelSaysSo(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer none = ByteBuffer.allocate(0);
        ByteBuffer readOnly = ByteBuffer.allocate(1).asReadOnlyBuffer();
        try (Link link = side.link()) {
            for (int i = 0; i < 2; i++) {
                assertThat(Outcome.on(thread, link::closeNear)).isEqualTo("done");
            }
            assertThat(link.isOpen()).isFalse();
            List<Callable<?>> calls = List.of(
                    () -> link.read(room()),
                    () -> link.read(none),
                    () -> link.read(readOnly),
                    () -> link.read(room(), room()),
                    () -> link.read(new ByteBuffer[0]),
                    () -> link.write(room()),
                    () -> link.write(none),
                    () -> link.write(room(), room()),
                    () -> link.write(new ByteBuffer[0]));
            for (Callable<?> call : calls) {
                assertThat(Outcome.on(thread, call)).isEqualTo("closed");
            }
            assertThat(Outcome.on(thread, () -> link.read(new ByteBuffer[0], 1, 0))).isEqualTo("out of bounds");
            assertThat(link.peer().readAll()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void interruptWhileReading(ChannelSide side, ThreadKind thread) throws Exception {
        String expected = Difference.INTERRUPTED_CHANNEL.on(side);
        try (Link link = side.link()) {
            var waiting = Caller.waiting(thread, () -> Outcome.of(() -> link.read(room())) + status());
            Thread.sleep(10);
            waiting.interrupt();
            assertThat(waiting.result()).isEqualTo(expected + ", status set");
            assertThat(link.isOpen()).isEqualTo(expected.equals("interrupted"));
            assertThat(Outcome.on(thread, () -> {
                Thread.currentThread().interrupt();
                return link.read(room());
            })).isEqualTo(link.isOpen() ? "interrupted" : "closed");
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void interruptWhileWriting(ChannelSide side, ThreadKind thread) throws Exception {
        String expected = Difference.INTERRUPTED_CHANNEL.on(side);
        ByteBuffer data = ByteBuffer.allocateDirect(TOO_MANY);
        try (Link link = side.link()) {
            var waiting = Caller.waiting(thread, () -> Outcome.of(() -> {
                link.writeAll(data);
                return "all";
            }) + status());
            Thread.sleep(10);
            waiting.interrupt();
            assertThat(waiting.result()).isEqualTo(expected + ", status set");
            assertThat(link.isOpen()).isEqualTo(expected.equals("interrupted"));
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void interruptedThreadThatNeedNotWait(ChannelSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().send("abc");
            Thread.sleep(20);
            assertThat(Outcome.on(thread, () -> {
                Thread.currentThread().interrupt();
                return link.read(room());
            })).isEqualTo(Difference.INTERRUPTED_BEFORE_A_READ_THAT_NEED_NOT_WAIT.on(side));
        }
    }

    private static String status() {
        return Thread.currentThread().isInterrupted() ? ", status set" : "";
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void readsOfSeveralThreadsAreServedOneAfterTheOther(ChannelSide side, ThreadKind thread) throws Exception {
        ByteBuffer one = ByteBuffer.allocate(1);
        ByteBuffer other = ByteBuffer.allocate(1);
        try (Link link = side.link()) {
            var first = Outcome.waiting(thread, () -> link.read(one));
            var second = Outcome.waiting(thread.alternating(1), () -> link.read(other));
            link.peer().send("a");
            assertThat(first.result()).isEqualTo("1");
            assertThat(second.isDone()).isFalse();
            link.peer().send("b");
            assertThat(second.result()).isEqualTo("1");
            assertThat(new byte[] {one.get(0), other.get(0)}).isEqualTo(bytes("ab"));
        }
    }

    @ParameterizedTest
    @MethodSource(ChannelSide.BY_THREAD)
    void muchGoesBothWaysAtOnce(ChannelSide side, ThreadKind thread) throws Exception {
        byte[] data = random(TOO_MANY);
        try (Link link = side.link()) {
            link.peer().sendingAll(data);
            var there = link.peer().readingAll();
            var back = Caller.start(thread, () -> {
                ByteBuffer buffer = ByteBuffer.allocate(100_000);
                var taken = new ByteArrayOutputStream();
                while (link.read(buffer.clear()) >= 0) {
                    taken.write(buffer.array(), 0, buffer.position());
                }
                return taken.toByteArray();
            });
            assertThat(Outcome.on(thread, () -> link.writeAll(ByteBuffer.wrap(data)))).isEqualTo("done");
            link.endOut();
            assertThat(there.result()).isEqualTo(data);
            assertThat(back.result()).isEqualTo(data);
        }
    }
}
