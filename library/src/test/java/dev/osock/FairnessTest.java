package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.text;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class FairnessTest {

    private static final int BLOCK = 4 << 20;

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void readersAreServedInTheOrderInWhichTheyCame(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            List<Caller<byte[]>> readers = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                readers.add(Caller.waiting(thread.alternating(i), () -> pair.far().recv(1)));
            }
            for (String each : List.of("a", "b", "c", "d", "e", "f")) {
                pair.near().send(bytes(each));
            }
            for (String each : List.of("a", "b", "c", "d", "e", "f")) {
                assertThat(text(readers.removeFirst().result())).isEqualTo(each);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void readerKeepsItsTurnUntilItHasAllItWants(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var first = Caller.waiting(thread, () -> pair.far().recv(6));
            var second = Caller.waiting(thread.alternating(1), () -> pair.far().recv(2));
            for (String each : List.of("ab", "cd", "ef", "gh")) {
                pair.near().send(bytes(each));
                Thread.sleep(5);
            }
            assertThat(text(first.result())).isEqualTo("abcdef");
            assertThat(text(second.result())).isEqualTo("gh");
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void newcomerDoesNotOvertakeAReaderThatIsBeingWoken(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            for (int round = 0; round < 20; round++) {
                var first = Caller.waiting(thread, () -> pair.far().recv(1));
                pair.near().send(bytes("1"));
                pair.near().send(bytes("2"));
                assertThat(text(pair.far().recv(1))).isEqualTo("2");
                assertThat(text(first.result())).isEqualTo("1");
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void pollIsAllowedWhileAnotherReadsAndDoesNotTakeItsTurn(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var reader = Caller.waiting(thread, () -> pair.far().recv(1));
            var queued = Caller.waiting(thread.alternating(1), () -> pair.far().recv(1));
            assertThat(reasonOf(() -> pair.far().within(ZERO).recv(1))).isEqualTo(Reason.Timeout.TIMEOUT);
            pair.near().send(bytes("1"));
            assertThat(text(reader.result())).isEqualTo("1");
            pair.near().send(bytes("2"));
            assertThat(text(queued.result())).isEqualTo("2");
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void sendersAreServedInTheOrderInWhichTheyCameAndDoNotMix(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            List<Caller<Integer>> senders = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                byte[] block = new byte[BLOCK * (i == 0 ? 4 : 1)];
                Arrays.fill(block, (byte) i);
                senders.add(Caller.waiting(thread.alternating(i), () -> pair.near().send(block)));
            }
            for (int i = 0; i < 4; i++) {
                byte[] expected = new byte[BLOCK * (i == 0 ? 4 : 1)];
                Arrays.fill(expected, (byte) i);
                assertThat(Arrays.equals(pair.far().recv(expected.length), expected)).isTrue();
                assertThat(senders.get(i).result()).isEqualTo(expected.length);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void senderThatMayNotWaitDoesNotOvertake(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var sender = Caller.waiting(thread, () -> pair.near().send(new byte[4 * BLOCK]));
            var failure = failureOf(() -> pair.near().within(ZERO).send(new byte[1]));
            assertThat(failure.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(failure.sent()).isZero();
            pair.far().recv(4 * BLOCK);
            sender.result();
        }
    }
}
