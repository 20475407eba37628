package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Bounded
class RecvTest {

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void withoutALengthItTakesWhatIsThereUpTo8192Bytes(SocketKind kind) throws Exception {
        byte[] data = random(10_000);
        try (Pair pair = kind.pair()) {
            pair.near().send(data);
            assertThat(pair.far().recv()).isEqualTo(Arrays.copyOf(data, 8192));
            assertThat(pair.far().recv(0)).isEqualTo(Arrays.copyOfRange(data, 8192, 10_000));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void withALengthItWaitsForAllTheBytes(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            var receiving = Caller.waiting(thread, () -> pair.far().recv(10));
            for (String part : new String[] {"ab", "cde", "fghi"}) {
                pair.near().send(bytes(part));
                Thread.sleep(10);
            }
            assertThat(receiving.isDone()).isFalse();
            pair.near().send(bytes("jKLM"));
            assertThat(receiving.result()).isEqualTo(bytes("abcdefghij"));
            assertThat(pair.far().recv()).isEqualTo(bytes("KLM"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65_535, 65_536, 65_537, 200_001, 5_000_001})
    void lengthMayBeMoreThanAnyBufferHolds(int length) throws Exception {
        byte[] data = random(length);
        for (SocketKind kind : new SocketKind[] {SocketKind.INET_STREAM, SocketKind.LOCAL_STREAM}) {
            for (ThreadKind thread : ThreadKind.values()) {
                try (Pair pair = kind.pair()) {
                    var receiving = Caller.waiting(thread, () -> pair.far().recv(length));
                    pair.near().send(data);
                    pair.near().send(bytes("next"));
                    assertThat(receiving.result()).isEqualTo(data);
                    assertThat(pair.far().recv(4)).isEqualTo(bytes("next"));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void timeOutTellsTheBytesThatCame(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("abc"));
            var failure = Caller.start(thread, () -> pair.far().within(ofMillis(50)).recv(Integer.MAX_VALUE)).failure();
            assertThat(failure.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(failure.data()).isEqualTo(bytes("abc"));
            assertThat(reasonOf(() -> pair.far().within(ZERO).recv())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void timeOutOfZeroWithNothingThereIsATimeOut(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            for (int length : new int[] {0, 1, 100_000}) {
                var failure = failureOf(() -> pair.far().within(ZERO).recv(length));
                assertThat(failure.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
                assertThat(failure.data()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void timeOutOfZeroIsOneThatHasTheBytesThatWereThere(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("abc"));
            assertThat(pair.far().within(Patience.seconds(1)).recv(1)).isEqualTo(bytes("a"));
            var failure = failureOf(() -> pair.far().within(ZERO).recv(10));
            assertThat(failure.reason()).isEqualTo(Reason.Timeout.TIMEOUT);
            assertThat(failure.data()).isEqualTo(bytes("bc"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void longestDurationIsNoLimit(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.near().send(bytes("abc"));
            assertThat(pair.far().within(ofSeconds(Long.MAX_VALUE)).recv(3)).isEqualTo(bytes("abc"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void socketThatIsNotConnectedCannotReceive(SocketKind kind) throws Exception {
        Errno expected = kind.isStream() && kind.isLocal() ? Errno.EINVAL : Errno.ENOTCONN;
        try (Socket socket = kind.open(); Socket listener = kind.listener()) {
            assertThat(reasonOf(() -> socket.recv())).isEqualTo(expected);
            assertThat(reasonOf(() -> socket.recv(5))).isEqualTo(expected);
            assertThat(reasonOf(() -> listener.recv())).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void negativeLengthsAndTimesAreRejected(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            assertThatIllegalArgumentException().isThrownBy(() -> socket.recv(-1)).withMessageContaining("-1");
            assertThatIllegalArgumentException().isThrownBy(() -> socket.recvfrom(-2)).withMessageContaining("-2");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> socket.within(ofMillis(-3)))
                    .withMessageContaining("PT-0.003S");
        }
    }
}
