package dev.osock.stream;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stream.StreamSide.Link;
import dev.osock.testing.sockets.Action;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.ThreadKind;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Writing to a stream, as `java.net.Socket` has it.
@Bounded
class OutputStreamTest {

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void bytesArriveAsTheyWereWritten(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            OutputStream out = link.out();
            assertThat(Outcome.on(thread, () -> out.write(bytes("abc")))).isEqualTo("done");
            assertThat(Outcome.on(thread, () -> out.write(bytes("##def##"), 2, 3))).isEqualTo("done");
            assertThat(Outcome.on(thread, () -> out.write(0x1ff))).isEqualTo("done");
            assertThat(Outcome.on(thread, out::flush)).isEqualTo("done");
            assertThat(link.peer().read(7)).isEqualTo(new byte[] {'a', 'b', 'c', 'd', 'e', 'f', (byte) 0xff});
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void writeWaitsUntilAllIsWritten(StreamSide side, ThreadKind thread) throws Exception {
        byte[] data = random(TOO_MANY);
        try (Link link = side.link()) {
            var writing = Outcome.waiting(thread, () -> link.out().write(data));
            assertThat(writing.isDone()).isFalse();
            assertThat(link.peer().read(data.length)).isEqualTo(data);
            assertThat(writing.result()).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void writeOfNothingIsDoneInEveryState(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            OutputStream out = link.out();
            assertThat(Outcome.on(thread, () -> out.write(new byte[0]))).isEqualTo("done");
            assertThat(Outcome.on(thread, () -> out.write(new byte[3], 3, 0))).isEqualTo("done");
            link.endOut();
            assertThat(Outcome.on(thread, () -> out.write(new byte[0]))).isEqualTo("done");
            assertThat(link.peer().readAll()).isEmpty();
            link.closeNear();
            assertThat(Outcome.on(thread, () -> out.write(new byte[0]))).isEqualTo("done");
            assertThat(Outcome.on(thread, out::flush)).isEqualTo("done");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void badBytesAreRefusedAndNothingIsSent(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            OutputStream out = link.out();
            List<Action> bad = List.of(
                    () -> out.write(new byte[10], -1, 1),
                    () -> out.write(new byte[10], 0, -1),
                    () -> out.write(new byte[10], 0, 11),
                    () -> out.write(new byte[10], 10, 1),
                    () -> out.write(new byte[10], 11, 0),
                    () -> out.write(new byte[10], Integer.MAX_VALUE, Integer.MAX_VALUE));
            for (Action write : bad) {
                assertThat(Outcome.on(thread, write)).isEqualTo("out of bounds");
            }
            assertThat(Outcome.on(thread, () -> out.write(null))).isEqualTo("null");
            assertThat(Outcome.on(thread, () -> out.write(null, 0, 0))).isEqualTo("null");
            link.endOut();
            assertThat(link.peer().readAll()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void writeToAPeerThatHasGoneIsABrokenPipe(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().close();
            assertThat(link.in().read()).isEqualTo(-1);
            assertThat(Outcome.on(thread, () -> {
                while (true) {
                    link.out().write(1);
                    Thread.sleep(1);
                }
            })).isEqualTo("broken pipe");
            assertThat(Outcome.on(thread, () -> link.out().write(1))).isEqualTo("broken pipe");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void writeAfterTheOutputHasBeenShutIsABrokenPipe(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            OutputStream out = link.out();
            link.endOut();
            for (int i = 0; i < 2; i++) {
                assertThat(Outcome.on(thread, () -> out.write(1))).isEqualTo("broken pipe");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void writesOfSeveralThreadsDoNotMix(StreamSide side, ThreadKind thread) throws Exception {
        byte[] first = filled('a');
        byte[] second = filled('b');
        try (Link link = side.link()) {
            var current = Outcome.waiting(thread, () -> link.out().write(first));
            var queued = Outcome.waiting(thread.alternating(1), () -> link.out().write(second));
            assertThat(link.peer().read(TOO_MANY)).isEqualTo(first);
            assertThat(link.peer().read(TOO_MANY)).isEqualTo(second);
            assertThat(current.result()).isEqualTo("done");
            assertThat(queued.result()).isEqualTo("done");
        }
    }

    private static byte[] filled(char with) {
        byte[] bytes = new byte[TOO_MANY];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }
}
