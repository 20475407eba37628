package dev.osock;

import static dev.osock.testing.sockets.Bytes.TOO_MANY;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.failureOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class PartialSendTest {

    private static final byte[] DATA = random(TOO_MANY);

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void timeOutOfZeroTellsHowMuchWasSentAndThenThatNothingWas(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            var first = failureOf(() -> pair.near().within(ZERO).send(DATA));
            assertThat(first.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(first.sent()).isBetween(1L, DATA.length - 1L);

            var next = failureOf(() -> pair.near().within(ZERO).send(DATA));
            while (next.sent() > 0) { // TCP may still be moving bytes to the peer's buffer
                assertThat(next.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
                Thread.sleep(5);
                next = failureOf(() -> pair.near().within(ZERO).send(DATA));
            }
            assertThat(next.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void bufferKeepsTheRestToGoOnWith(SocketKind kind, ThreadKind thread) throws Exception {
        for (Duration timeout : List.of(ZERO, ofMillis(50))) {
            for (ByteBuffer buffer : List.of(ByteBuffer.allocate(TOO_MANY), ByteBuffer.allocateDirect(TOO_MANY))) {
                try (Pair pair = kind.pair()) {
                    buffer.put(DATA).flip();
                    var failure = failureOf(() -> pair.near().within(timeout).send(buffer));
                    assertThat(failure.sent()).isEqualTo(buffer.position()).isBetween(1L, DATA.length - 1L);
                    var rest = Caller.start(thread, () -> pair.near().send(buffer));
                    assertThat(pair.far().recv(DATA.length)).isEqualTo(DATA);
                    assertThat(rest.result()).isEqualTo((int) (DATA.length - failure.sent()));
                    assertThat(buffer.hasRemaining()).isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void sendWithoutATimeOutWaitsUntilAllIsSent(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var sending = Caller.waiting(thread, () -> pair.near().send(DATA));
            assertThat(pair.far().recv(DATA.length)).isEqualTo(DATA);
            assertThat(sending.result()).isEqualTo(DATA.length);
        }
    }
}
