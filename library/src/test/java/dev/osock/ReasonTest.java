package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Failing.failureOf;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketErrnoException;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Bounded
class ReasonTest {

    @Test
    void everyFailureCanBeToldByASwitchOverItsReason() throws Exception {
        List<Reason> reasons = new ArrayList<>();
        try (Pair pair = SocketKind.INET_STREAM.pair(); var full = WaitingCall.CONNECT.on(SocketKind.LOCAL_STREAM)) {
            var connecting = Caller.waiting(ThreadKind.VIRTUAL, () -> full.call(full.socket()));
            reasons.add(reasonOf(pair.near()::accept));
            reasons.add(reasonOf(() -> pair.near().within(ZERO).recv()));
            reasons.add(reasonOf(() -> full.socket().send(bytes("x"))));
            reasons.add(reasonOf(() -> full.call(full.socket())));
            pair.endOfFar();
            reasons.add(reasonOf(pair.near()::recv));
            pair.near().close();
            reasons.add(reasonOf(pair.near()::recv));
            connecting.interrupt();
            reasons.add(connecting.failure().reason());
        }

        assertThat(reasons.stream().map(ReasonTest::describe))
                .containsExactly("errno 22", "time", "wrong", "other", "peer", "me", "thread");
        assertThat(reasons.stream().map(Reason::otpName))
                .containsExactly("einval", "timeout", "invalid", "already", "closed", "closed", "interrupted");
    }

    private static String describe(Reason reason) {
        return switch (reason) {
            case Errno errno -> "errno " + errno.number();
            case Reason.Closed.LOCALLY -> "me";
            case Reason.Closed.BY_PEER -> "peer";
            case Reason.Timeout.TIMEOUT -> "time";
            case Reason.Invalid _ -> "wrong";
            case Reason.Already.ALREADY -> "other";
            case Reason.Interrupted.INTERRUPTED -> "thread";
        };
    }

    @Test
    void errnoIsTheReason() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            assertThat(failureOf(socket::listen)).isInstanceOfSatisfying(SocketErrnoException.class, failure -> {
                assertThat(failure.errno()).isEqualTo(Errno.EOPNOTSUPP).isEqualTo(failure.reason());
                assertThat(failure.errno().name()).isEqualTo("EOPNOTSUPP");
                assertThat(failure.errno().otpName()).isEqualTo("enotsup");
            });
        }
    }

    @Test
    void dataOfAFailureIsTheCallersOwn() throws Exception {
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            pair.far().send(bytes("abc"));
            pair.far().close();
            var failure = failureOf(() -> pair.near().recv(10));
            failure.data()[0] = 'X';
            assertThat(failure.data()).isEqualTo(bytes("abc"));
        }
    }
}
