package dev.osock.stream;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stream.StreamSide.Link;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.io.InputStream;
import java.io.OutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How streams end: one direction, both, by a reset, by a close, by an interrupt.
@Bounded
class StreamEndTest {

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void nearEndMayEndItsOutputAndReadOn(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.out().write(bytes("last"));
            link.endOut();
            assertThat(link.peer().readAll()).isEqualTo(bytes("last"));
            link.peer().send("answer");
            link.peer().end();
            assertThat(Outcome.on(thread, () -> link.in().readAllBytes())).isEqualTo("answer");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void peerMayEndItsOutputAndReadOn(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().end();
            assertThat(Outcome.on(thread, () -> link.in().read())).isEqualTo("-1");
            assertThat(Outcome.on(thread, () -> link.out().write(bytes("answer")))).isEqualTo("done");
            link.endOut();
            assertThat(link.peer().readAll()).isEqualTo(bytes("answer"));
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void endOfTheInputIsTheEndForWhoReads(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            InputStream in = link.in();
            var waiting = Outcome.waiting(thread, () -> in.read());
            link.endIn();
            assertThat(waiting.result()).isEqualTo("-1");
            assertThat(Outcome.on(thread, () -> in.read(new byte[10]))).isEqualTo("-1");
            assertThat(Outcome.on(thread, () -> link.out().write(bytes("still")))).isEqualTo("done");
            assertThat(link.peer().read(5)).isEqualTo(bytes("still"));
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void bytesThatCameBeforeTheInputWasShut(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            InputStream in = link.in();
            link.peer().send("abc");
            link.awaitAvailable(3);
            link.endIn();
            assertThat(Outcome.on(thread, () -> in.read(new byte[10])))
                    .isEqualTo(Difference.READ_AFTER_THE_INPUT_HAS_BEEN_SHUT.on(side));
            assertThat(Outcome.on(thread, () -> in.read(new byte[10]))).isEqualTo("-1");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void resetEndsAReadThatWaitsAndEveryLaterOne(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            var waiting = Outcome.waiting(thread, () -> link.in().read());
            link.peer().reset();
            assertThat(waiting.result()).isEqualTo("reset");
            for (int i = 0; i < 3; i++) {
                assertThat(Outcome.on(thread, () -> link.in().read(new byte[10]))).isEqualTo("reset");
                assertThat(Outcome.on(thread, () -> link.in().skip(1))).isEqualTo("reset");
                assertThat(Outcome.on(thread, () -> link.in().readAllBytes())).isEqualTo("reset");
            }
            assertThat(Outcome.on(thread, () -> link.in().available())).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> link.out().write(1))).isEqualTo("broken pipe");
            assertThat(link.isOpen()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void bytesThatCameBeforeTheResetAreRead(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().send("abc");
            link.peer().reset();
            assertThat(Outcome.on(thread, () -> link.in().read(new byte[10]))).isEqualTo("3");
            assertThat(Outcome.on(thread, () -> link.in().read(new byte[10]))).isEqualTo("reset");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void resetEndsAWriteThatWaits(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            var waiting = Outcome.waiting(thread, () -> link.out().write(new byte[TOO_MANY]));
            link.peer().reset();
            assertThat(waiting.result()).isEqualTo("reset");
            assertThat(Outcome.on(thread, () -> link.out().write(1))).isEqualTo("broken pipe");
            assertThat(Outcome.on(thread, () -> link.in().read()))
                    .isEqualTo(Difference.READ_AFTER_A_WRITE_HAS_MET_THE_RESET.on(side));
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void closeEndsAReadThatWaits(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            InputStream in = link.in();
            var waiting = Outcome.waiting(thread, () -> in.read(new byte[10]));
            link.closeNear();
            assertThat(waiting.result()).isEqualTo("closed");
            assertThat(Outcome.on(thread, () -> in.read())).isEqualTo("closed");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void closeEndsAWriteThatWaits(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            OutputStream out = link.out();
            var waiting = Outcome.waiting(thread, () -> out.write(new byte[TOO_MANY]));
            link.closeNear();
            assertThat(waiting.result()).isEqualTo("closed");
            assertThat(Outcome.on(thread, () -> out.write(1))).isEqualTo("closed");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void closingTheInputClosesTheSocket(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            OutputStream out = link.out();
            InputStream in = link.in();
            out.write(bytes("last"));
            for (int i = 0; i < 2; i++) {
                assertThat(Outcome.on(thread, in::close)).isEqualTo("done");
            }
            assertThat(link.isOpen()).isFalse();
            assertThat(Outcome.on(thread, () -> in.read())).isEqualTo("closed");
            assertThat(Outcome.on(thread, () -> out.write(1))).isEqualTo("closed");
            assertThat(link.peer().readAll()).isEqualTo(bytes("last"));
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void closingTheOutputClosesTheSocket(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            OutputStream out = link.out();
            InputStream in = link.in();
            var waiting = Outcome.waiting(thread.alternating(1), () -> in.read());
            for (int i = 0; i < 2; i++) {
                assertThat(Outcome.on(thread, out::close)).isEqualTo("done");
            }
            assertThat(link.isOpen()).isFalse();
            assertThat(waiting.result()).isEqualTo("closed");
            assertThat(Outcome.on(thread, () -> out.write(1))).isEqualTo("closed");
            assertThat(link.peer().readAll()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void readAfterTheEndOfAStreamThatIsClosed(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            InputStream in = link.in();
            link.peer().end();
            assertThat(Outcome.on(thread, () -> in.read())).isEqualTo("-1");
            link.closeNear();
            assertThat(Outcome.on(thread, () -> in.read()))
                    .isEqualTo(Difference.STREAM_READ_AFTER_THE_END_AND_CLOSE.on(side));
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void interruptWhileReading(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            var waiting = Caller.waiting(thread, () -> Outcome.of(() -> link.in().read()) + status());
            waiting.interrupt();
            assertInterrupted(side, thread, link, waiting, () -> link.peer().send("x"));
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void interruptWhileWriting(StreamSide side, ThreadKind thread) throws Exception {
        byte[] data = new byte[TOO_MANY];
        try (Link link = side.link()) {
            OutputStream out = link.out();
            var waiting = Caller.waiting(thread, () -> Outcome.of(() -> {
                out.write(data);
                return "goes on";
            }) + status());
            waiting.interrupt();
            assertInterrupted(side, thread, link, waiting, () -> link.peer().read(data.length));
        }
    }

    private interface Release {
        void run() throws Exception;
    }

    private static void assertInterrupted(
            StreamSide side, ThreadKind thread, Link link, Caller<String> waiting, Release release) throws Exception {
        Difference row = thread == ThreadKind.VIRTUAL
                ? Difference.INTERRUPTED_STREAM_OF_A_VIRTUAL_THREAD
                : Difference.INTERRUPTED_STREAM_OF_A_PLATFORM_THREAD;
        if (row.on(side).equals("goes on")) {
            Thread.sleep(50);
            assertThat(waiting.isDone()).isFalse();
            release.run();
            assertThat(waiting.result()).isIn("120, status set", "goes on, status set");
        } else {
            assertThat(waiting.result()).isEqualTo(row.on(side) + ", status set");
        }
        assertThat(link.isOpen()).isEqualTo(!row.on(side).equals("closed by interrupt"));
    }

    private static String status() {
        return Thread.currentThread().isInterrupted() ? ", status set" : "";
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void readsOfSeveralThreadsAreServedOneAfterTheOther(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            var first = Outcome.waiting(thread, () -> link.in().read());
            var second = Outcome.waiting(thread.alternating(1), () -> link.in().read());
            link.peer().send("a");
            assertThat(first.result()).isEqualTo(Integer.toString('a'));
            assertThat(second.isDone()).isFalse();
            link.peer().send("b");
            assertThat(second.result()).isEqualTo(Integer.toString('b'));
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void muchGoesBothWaysAtOnce(StreamSide side, ThreadKind thread) throws Exception {
        byte[] data = random(TOO_MANY);
        try (Link link = side.link()) {
            link.peer().sendingAll(data);
            var there = link.peer().readingAll();
            var back = Caller.start(thread, () -> link.in().readAllBytes());
            assertThat(Outcome.on(thread, () -> link.out().write(data))).isEqualTo("done");
            link.endOut();
            assertThat(there.result()).isEqualTo(data);
            assertThat(back.result()).isEqualTo(data);
        }
    }
}
