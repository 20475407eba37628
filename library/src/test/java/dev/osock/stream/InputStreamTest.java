package dev.osock.stream;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.stream.StreamSide.Link;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.ThreadKind;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Reading from a stream, as `java.net.Socket` has it.
@Bounded
class InputStreamTest {

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void readGivesWhatIsThereAndTouchesNothingElse(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            byte[] array = bytes("##########");
            link.peer().send("abc");
            link.awaitAvailable(3);
            assertThat(Outcome.on(thread, () -> link.in().read(array))).isEqualTo("3");
            assertThat(Bytes.text(array)).isEqualTo("abc#######");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void readTakesNoMoreThanItHasRoomForAndTheNextOneTheRest(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            byte[] array = bytes("##########");
            link.peer().send("abcdef");
            link.awaitAvailable(6);
            assertThat(Outcome.on(thread, () -> link.in().read(array, 2, 4))).isEqualTo("4");
            assertThat(Bytes.text(array)).isEqualTo("##abcd####");
            assertThat(Outcome.on(thread, () -> link.in().read(array, 9, 1))).isEqualTo("1");
            assertThat(Outcome.on(thread, () -> link.in().read(array, 0, 10))).isEqualTo("1");
            assertThat(Bytes.text(array)).isEqualTo("f#abcd###e");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void readWaitsForTheFirstByte(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            var waiting = Outcome.waiting(thread, () -> link.in().read(new byte[10]));
            assertThat(waiting.isDone()).isFalse();
            link.peer().send("x");
            assertThat(waiting.result()).isEqualTo("1");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void oneByteIsUnsigned(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().send(new byte[] {(byte) 0xff, 0, (byte) 0x80});
            link.peer().end();
            assertThat(Outcome.on(thread, () -> link.in().read())).isEqualTo("255");
            assertThat(Outcome.on(thread, () -> link.in().read())).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> link.in().read())).isEqualTo("128");
            assertThat(Outcome.on(thread, () -> link.in().read())).isEqualTo("-1");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void endOfTheStreamIsMinusOneForEver(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().send("abc");
            link.peer().end();
            assertThat(Outcome.on(thread, () -> link.in().readNBytes(3))).isEqualTo("abc");
            for (int i = 0; i < 3; i++) {
                assertThat(Outcome.on(thread, () -> link.in().read(new byte[10]))).isEqualTo("-1");
                assertThat(Outcome.on(thread, () -> link.in().read())).isEqualTo("-1");
                assertThat(Outcome.on(thread, () -> link.in().skip(10))).isEqualTo("0");
                assertThat(Outcome.on(thread, () -> link.in().available())).isEqualTo("0");
                assertThat(Outcome.on(thread, () -> link.in().readAllBytes())).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void endOfTheStreamEndsAReadThatWaits(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            var waiting = Outcome.waiting(thread, () -> link.in().read(new byte[10]));
            link.peer().close();
            assertThat(waiting.result()).isEqualTo("-1");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void readWithoutRoomIsZeroInEveryState(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            InputStream in = link.in();
            assertThat(Outcome.on(thread, () -> in.read(new byte[0]))).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> in.read(new byte[3], 3, 0))).isEqualTo("0");
            link.peer().send("abc");
            assertThat(Outcome.on(thread, () -> in.read(new byte[3], 1, 0))).isEqualTo("0");
            link.peer().end();
            assertThat(Outcome.on(thread, () -> in.readAllBytes())).isEqualTo("abc");
            assertThat(Outcome.on(thread, () -> in.read(new byte[0]))).isEqualTo("0");
            link.closeNear();
            assertThat(Outcome.on(thread, () -> in.read(new byte[0]))).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void badRoomIsRefusedAndNothingIsLost(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            link.peer().send("abc");
            InputStream in = link.in();
            List<Callable<?>> bad = List.of(
                    () -> in.read(new byte[10], -1, 1),
                    () -> in.read(new byte[10], 0, -1),
                    () -> in.read(new byte[10], 0, 11),
                    () -> in.read(new byte[10], 10, 1),
                    () -> in.read(new byte[10], 11, 0),
                    () -> in.read(new byte[10], Integer.MAX_VALUE, Integer.MAX_VALUE),
                    () -> in.readNBytes(new byte[10], 5, 6));
            for (Callable<?> read : bad) {
                assertThat(Outcome.on(thread, read)).isEqualTo("out of bounds");
            }
            assertThat(Outcome.on(thread, () -> in.read(null))).isEqualTo("null");
            assertThat(Outcome.on(thread, () -> in.read(null, 0, 0))).isEqualTo("null");
            assertThat(Outcome.on(thread, () -> in.readNBytes(-1))).isEqualTo("illegal argument");
            assertThat(Outcome.on(thread, () -> in.readNBytes(3))).isEqualTo("abc");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void availableIsWhatCanBeReadAtOnce(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            InputStream in = link.in();
            assertThat(Outcome.on(thread, () -> in.available())).isEqualTo("0");
            link.peer().send("abcde");
            link.awaitAvailable(1);
            assertThat(Outcome.on(thread, () -> in.available())).isEqualTo("5");
            assertThat(Outcome.on(thread, () -> in.readNBytes(2))).isEqualTo("ab");
            link.peer().end();
            assertThat(Outcome.on(thread, () -> in.available())).isEqualTo("3");
            assertThat(Outcome.on(thread, () -> in.readAllBytes())).isEqualTo("cde");
            assertThat(Outcome.on(thread, () -> in.available())).isEqualTo("0");
            link.closeNear();
            assertThat(Outcome.on(thread, () -> in.available())).isEqualTo("closed");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void skippedBytesAreGone(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            InputStream in = link.in();
            link.peer().send("abcdefghij");
            assertThat(Outcome.on(thread, () -> in.skip(0))).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> in.skip(-5))).isEqualTo("0");
            assertThat(Outcome.on(thread, () -> in.skip(2))).isEqualTo("2");
            assertThat(Outcome.on(thread, () -> in.readNBytes(2))).isEqualTo("cd");
            assertThat(Outcome.on(thread, () -> in.skipNBytes(1))).isEqualTo("done");
            link.peer().end();
            assertThat(Outcome.on(thread, () -> in.skip(100))).isEqualTo("5");
            assertThat(Outcome.on(thread, () -> in.skipNBytes(1))).isEqualTo("too few");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void allBytesAreReadToTheEnd(StreamSide side, ThreadKind thread) throws Exception {
        byte[] sent = random(300_000);
        try (Link link = side.link()) {
            link.peer().sendingAll(sent);
            assertThat(Outcome.on(thread, () -> sent.length + sum(link.in().readAllBytes())))
                    .isEqualTo(Long.toString(sent.length + sum(sent)));
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void readOfSoManyBytesIsShortOnlyAtTheEnd(StreamSide side, ThreadKind thread) throws Exception {
        byte[] sent = random(100_000);
        try (Link link = side.link()) {
            link.peer().sendingAll(sent);
            byte[] array = new byte[60_001];
            assertThat(Outcome.on(thread, () -> link.in().readNBytes(array, 1, 60_000))).isEqualTo("60000");
            assertThat(array).startsWith(0).endsWith(sent[59_999]);
            assertThat(Outcome.on(thread, () -> link.in().readNBytes(60_000).length)).isEqualTo("40000");
            assertThat(Outcome.on(thread, () -> link.in().readNBytes(1))).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void allBytesAreTransferredToTheEnd(StreamSide side, ThreadKind thread) throws Exception {
        byte[] sent = random(300_000);
        var taken = new ByteArrayOutputStream();
        try (Link link = side.link()) {
            link.peer().sendingAll(sent);
            assertThat(Outcome.on(thread, () -> link.in().transferTo(taken))).isEqualTo("300000");
            assertThat(taken.toByteArray()).isEqualTo(sent);
            assertThat(Outcome.on(thread, () -> link.in().transferTo(taken))).isEqualTo("0");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void streamIsUsableAfterATimeOut(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            InputStream in = link.in(Duration.ofMillis(50));
            assertThat(Outcome.on(thread, () -> in.read())).isEqualTo("timeout");
            assertThat(Outcome.on(thread, () -> in.read(new byte[10]))).isEqualTo("timeout");
            assertThat(link.isOpen()).isTrue();
            link.peer().send("abc");
            link.awaitAvailable(3);
            assertThat(Outcome.on(thread, () -> in.read(new byte[10]))).isEqualTo("3");
            assertThat(Outcome.on(thread, () -> in.skip(1))).isEqualTo("timeout");
            link.peer().end();
            assertThat(Outcome.on(thread, () -> link.in(Patience.seconds(10)).read())).isEqualTo("-1");
        }
    }

    @ParameterizedTest
    @MethodSource(StreamSide.BY_THREAD)
    void thereIsNoWayBack(StreamSide side, ThreadKind thread) throws Exception {
        try (Link link = side.link()) {
            InputStream in = link.in();
            assertThat(Outcome.on(thread, () -> in.markSupported())).isEqualTo("false");
            assertThat(Outcome.on(thread, () -> in.mark(10))).isEqualTo("done");
            assertThat(Outcome.on(thread, () -> in.reset())).isEqualTo("mark/reset not supported");
        }
    }

    private static long sum(byte[] bytes) {
        long sum = 0;
        for (byte each : bytes) {
            sum = sum * 31 + each;
        }
        return sum;
    }
}
