package dev.osock.cli.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.error.SocketTimeoutException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/failures.md`, and what that says of them.
@Timeout(30)
class FailuresGuideTest {

    private static boolean isServed(Sockaddr address) throws SocketException {
        try (Socket _ = Sockets.connect(address)) {
            return true;
        } catch (SocketException e) {
            if (e.is(Errno.ECONNREFUSED)) {
                return false;
            }
            throw e;
        }
    }

    private static String explain(SocketException failure) {
        return switch (failure.reason()) {
            case Errno errno -> errno.name() + ": " + errno.message();
            case Reason.Closed.BY_PEER -> "the peer has ended the stream";
            case Reason.Closed.LOCALLY -> "this side has closed the socket";
            case Reason.Timeout _ -> "not in time";
            case Reason.Interrupted _ -> "interrupted";
            case Reason.Already _ -> "another caller is connecting";
            case Reason.Invalid invalid -> invalid.what();
        };
    }

    private static Sockaddr unserved() throws SocketException {
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM)) {
            socket.bind(SockaddrIn.loopback(0));
            return socket.sockname();
        }
    }

    @Test
    void tellsARefusalByItsErrno() throws SocketException {
        assertThat(isServed(unserved())).isFalse();
    }

    @Test
    void namesCallSocketPeerAndReason() throws SocketException {
        Sockaddr address = unserved();
        try (Socket socket = Socket.open(Domain.INET, Type.STREAM)) {
            assertThatExceptionOfType(SocketErrnoException.class)
                    .isThrownBy(() -> socket.connect(address))
                    .withMessage("connect inet/stream/tcp to " + address + ": ECONNREFUSED (Connection refused)")
                    .satisfies(e -> assertThat(explain(e)).isEqualTo("ECONNREFUSED: Connection refused"));
        }
    }

    @Test
    void carriesWhatHadBeenReceived() throws SocketException {
        try (Loopback loopback = Loopback.connect()) {
            loopback.peer().send(new byte[3]);
            loopback.peer().close();

            assertThatExceptionOfType(SocketClosedException.class)
                    .isThrownBy(() -> loopback.socket().recv(10))
                    .satisfies(e -> assertThat(e.data()).hasSize(3))
                    .satisfies(e -> assertThat(explain(e)).isEqualTo("the peer has ended the stream"));
        }
    }

    @Test
    void carriesHowMuchHadBeenSent() throws SocketException {
        byte[] data = new byte[64 << 20];
        try (Loopback loopback = Loopback.connect()) {
            assertThatExceptionOfType(SocketTimeoutException.class)
                    .isThrownBy(() -> loopback.socket().within(Duration.ofMillis(100)).send(data))
                    .satisfies(e -> assertThat(e.sent()).isBetween(1L, data.length - 1L))
                    .satisfies(e -> assertThat(explain(e)).isEqualTo("not in time"));
        }
    }

    @Test
    void givesEpipeAndNoSignal() throws Exception {
        try (Loopback loopback = Loopback.connect()) {
            loopback.socket().shutdown(dev.osock.kind.Shutdown.WRITE);

            assertThatExceptionOfType(SocketErrnoException.class)
                    .isThrownBy(() -> loopback.socket().send(new byte[1]))
                    .satisfies(e -> assertThat(e.errno()).isEqualTo(Errno.EPIPE));
        }
    }
}
