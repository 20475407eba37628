package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.nowait.Party;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class RecvSomeTest {

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void someBytesOfAStreamAreThoseThatAreThere(SocketKind kind, ThreadKind thread) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("abcdefg"));
            pair.near().recv(1);
            for (BlockingIo view : List.of(pair.near(), pair.near().within(Patience.seconds(9)),
                    pair.near().within(ZERO))) {
                assertThat(Caller.start(thread, () -> view.recvSome(2)).result()).hasSize(2);
            }
            var waiting = Caller.waiting(thread, () -> pair.near().recvSome(100));
            pair.far().send(bytes("x"));
            assertThat(waiting.result()).isEqualTo(bytes("x"));
            assertThat(reasonOf(() -> pair.near().within(ZERO).recvSome(1))).isEqualTo(Reason.Timeout.TIMEOUT);
            pair.endOfFar();
            assertThat(reasonOf(() -> pair.near().recvSome(1))).isEqualTo(Reason.Closed.BY_PEER);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void whateverIsAskedForTheStreamArrivesWhole(SocketKind kind) throws Exception {
        byte[] sent = random(1 << 20);
        try (Pair pair = kind.pair()) {
            Caller.start(ThreadKind.PLATFORM, () -> {
                pair.far().send(sent);
                pair.endOfFar();
                return true;
            });
            var received = new ByteArrayOutputStream();
            try {
                for (int max = 1;; max = Math.multiplyExact(max % 1_000_000, 3)) {
                    byte[] some = pair.near().recvSome(max);
                    assertThat(some).hasSizeBetween(1, Math.min(max, 64 * 1024));
                    received.write(some, 0, some.length);
                }
            } catch (SocketException end) {
                assertThat(end.reason()).isEqualTo(Reason.Closed.BY_PEER);
            }
            assertThat(received.toByteArray()).isEqualTo(sent);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.MESSAGES)
    void messageIsCut(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            pair.far().send(bytes("first"));
            pair.far().send(bytes("second"));
            pair.far().send(new byte[0]);
            assertThat(pair.near().recvSome(2)).isEqualTo(bytes("fi"));
            assertThat(pair.near().recvSome(10)).isEqualTo(bytes("second"));
            assertThat(pair.near().recvSome(10)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS)
    void nowaitGivesWhatIsThereOrTellsLater(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.near().nowait().recvSome(10)).isInstanceOfSatisfying(
                    Attempt.Select.class, select -> assertThat(select.info().verb()).isEqualTo(SelectInfo.Verb.RECV));
            pair.far().send(bytes("abc"));
            Mailbox.self().receive(Patience.seconds(5));
            assertThat(Party.done(pair.near().nowait().recvSome(2))).isEqualTo(bytes("ab"));
            assertThat(Party.done(pair.near().nowait().recvSome(1 << 20))).isEqualTo(bytes("c"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void atLeastOneByteMustBeAskedFor(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            for (int max : new int[] {0, -1}) {
                assertThatIllegalArgumentException().isThrownBy(() -> socket.recvSome(max))
                        .withMessage("recvSome: max is less than 1: " + max);
                assertThatIllegalArgumentException().isThrownBy(() -> socket.nowait().recvSome(max));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void partsOfArraysAreSentAndReceived(SocketKind kind) throws Exception {
        byte[] array = bytes("##########");
        try (Pair pair = kind.pair()) {
            assertThat(pair.far().send(bytes("--abc--"), 2, 3)).isEqualTo(3);
            assertThat(pair.near().recv(array, 4, 6)).isEqualTo(3);
            assertThat(array).isEqualTo(bytes("####abc###"));
            assertThat(Party.done(pair.far().nowait().send(bytes("xyz"), 1, 1))).isEqualTo(1);
            pair.near().within(Patience.seconds(5)).recv(array, 0, 1);
            assertThat(array).isEqualTo(bytes("y###abc###"));
            pair.far().send(bytes("z"));
            assertThat(Party.done(pair.near().nowait().recv(array, 9, 1))).isEqualTo(1);
            assertThat(array).isEqualTo(bytes("y###abc##z"));
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void arrayMustHaveThePart(SocketKind kind) throws Exception {
        byte[] array = new byte[10];
        try (Pair pair = kind.pair()) {
            int[][] bad = {{-1, 1}, {0, -1}, {0, 11}, {10, 1}, {11, 0}, {Integer.MAX_VALUE, Integer.MAX_VALUE}};
            for (int[] part : bad) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> pair.near().send(array, part[0], part[1]));
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> pair.near().recv(array, part[0], part[1]));
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> pair.near().nowait().send(array, part[0], part[1]));
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> pair.near().nowait().recv(array, part[0], part[1]));
            }
        }
    }
}
