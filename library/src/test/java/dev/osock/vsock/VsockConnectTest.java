package dev.osock.vsock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Attempt;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrVm;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Type;
import dev.osock.nowait.Party;
import dev.osock.option.Timeval;
import dev.osock.option.VsockOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How connecting to a machine fails.
@Requires(Need.VSOCK)
@Bounded
class VsockConnectTest {

    private static final Duration PATIENCE = Patience.seconds(5);

    /// A machine that there is not.
    private static final long NOBODY = 4711;

    @ParameterizedTest
    @EnumSource
    void whereNobodyListensItIsReset(ThreadKind thread) throws Exception {
        SockaddrVm gone;
        try (Socket listener = Vsock.listener(Type.STREAM)) {
            gone = Vsock.local(listener);
        }
        try (Socket socket = Vsock.open(Type.STREAM)) {
            Caller<Void> connecting = Caller.start(thread, () -> {
                socket.within(PATIENCE).connect(gone);
                return null;
            });
            SocketException refused = connecting.failure();
            assertThat(refused.reason()).isEqualTo(Errno.ECONNRESET);
            assertThat(refused).hasMessageContaining("connect vsock/stream to " + gone);
        }
    }

    @Test
    void aNowaitCallIsToldOfTheReset() throws Exception {
        SockaddrVm gone;
        try (Socket listener = Vsock.listener(Type.STREAM)) {
            gone = Vsock.local(listener);
        }
        try (Socket socket = Vsock.open(Type.STREAM); Party party = new Party()) {
            assertThat(party.fails(() -> {
                if (socket.nowait().connect(gone) instanceof Attempt.Select<Socket>(SelectInfo info)) {
                    party.isTold(socket, info);
                    socket.nowait().connect();
                }
            })).isEqualTo(Errno.ECONNRESET);
        }
    }

    /// Linux takes an attempt that a non-blocking socket has made for one that still goes on, for ever.
    @Test
    void aSocketThatWasResetIsOfNoMoreUse() throws Exception {
        SockaddrVm nobody;
        try (Socket gone = Vsock.listener(Type.STREAM)) {
            nobody = Vsock.local(gone);
        }
        try (Socket listener = Vsock.listener(Type.STREAM); Socket socket = Vsock.open(Type.STREAM)) {
            assertThat(Failing.reasonOf(() -> socket.within(PATIENCE).connect(nobody)))
                    .isEqualTo(Errno.ECONNRESET);
            assertThat(Failing.reasonOf(() -> socket.within(PATIENCE).connect(Vsock.local(listener))))
                    .isEqualTo(Errno.EALREADY);
        }
    }

    @Test
    void aMachineThatIsNotThereIsNoDevice() throws Exception {
        try (Socket socket = Vsock.open(Type.STREAM)) {
            assertThat(Failing.reasonOf(() -> socket.within(PATIENCE).connect(new SockaddrVm(NOBODY, 5000))))
                    .isEqualTo(Errno.ENODEV);
        }
        try (Socket socket = Vsock.open(Type.STREAM)) {
            assertThat(Failing.reasonOf(() -> socket.bind(new SockaddrVm(NOBODY, 5000))))
                    .isEqualTo(Errno.EADDRNOTAVAIL);
        }
    }

    /// The host's side of a machine that does not run yet takes what is sent to it, and does not answer; that of newer
    /// kernels says at once that it does not run.
    @Requires(Need.VHOST_VSOCK)
    @Test
    void aMachineThatDoesNotAnswerIsTimedOut() throws Exception {
        try (var machine = new SleepingMachine(4712);
                Socket socket = Vsock.open(Type.STREAM);
                Socket impatient = Vsock.open(Type.STREAM)) {
            SockaddrVm there = new SockaddrVm(machine.cid(), 5000);
            socket.setopt(VsockOptions.CONNECT_TIMEOUT, new Timeval(0, 200_000));
            long begin = System.nanoTime();
            Reason reason = Failing.reasonOf(() -> socket.connect(there));
            if (reason.equals(Errno.EHOSTUNREACH)) {
                assertThat(Need.isKernelAtLeast(7, 0)).isTrue();
                return;
            }
            assertThat(reason).isEqualTo(Errno.ETIMEDOUT);
            assertThat(System.nanoTime() - begin).isGreaterThan(150_000_000);
            assertThat(Failing.failureOf(() -> impatient.within(Duration.ofMillis(50)).connect(there)))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(Failing.reasonOf(() -> impatient.connect(SockaddrVm.local(5000)))).isEqualTo(Errno.EALREADY);
            assertThat(Failing.reasonOf(() -> impatient.connect(there))).isEqualTo(Errno.ETIMEDOUT);
        }
    }

    @Test
    void connectingTwiceIsRefused() throws Exception {
        try (Socket listener = Vsock.listener(Type.STREAM); Socket socket = Vsock.open(Type.STREAM)) {
            socket.within(PATIENCE).connect(Vsock.local(listener));
            assertThat(Failing.reasonOf(() -> socket.connect(Vsock.local(listener)))).isEqualTo(Errno.EISCONN);
        }
    }

    @Test
    void theConveniencesTakeTheseAddresses() throws Exception {
        try (Socket listener = Sockets.listen(SockaddrVm.any(SockaddrVm.PORT_ANY));
                Socket near = Sockets.connect(Vsock.local(listener));
                Socket far = listener.within(PATIENCE).accept()) {
            near.send(bytes("hello"));
            assertThat(far.within(PATIENCE).recv(5)).isEqualTo(bytes("hello"));
        }
    }
}
