package dev.osock.stress;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.address.SockaddrVm;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Domain;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.ThreadKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two processes on a machine talk by vsock, and one of them is killed.
@Timeout(120)
class VsockPeerTest {

    private static final Duration PATIENCE = Patience.seconds(20);
    private static final int LENGTH = 100_000;

    @Requires(Need.VSOCK)
    @Test
    void streamsGoToAnotherProcess() throws Exception {
        talk(Type.STREAM);
    }

    @Requires(Need.VSOCK_SEQPACKET)
    @Test
    void recordsGoToAnotherProcess() throws Exception {
        talk(Type.SEQPACKET);
    }

    @Requires(Need.VSOCK)
    @Test
    void theStreamOfAKilledPeerEnds() throws Exception {
        kill(Type.STREAM);
    }

    @Requires(Need.VSOCK_SEQPACKET)
    @Test
    void theRecordsOfAKilledPeerEnd() throws Exception {
        kill(Type.SEQPACKET);
    }

    private static Socket listener(Type type) throws Exception {
        Socket listener = Socket.open(Domain.VSOCK, type);
        listener.bind(SockaddrVm.any(SockaddrVm.PORT_ANY));
        listener.listen();
        return listener;
    }

    private static Socket accepted(Socket listener, Fork other) throws Exception {
        other.say(listener.type() + " " + SockaddrVm.local(((SockaddrVm) listener.sockname()).port()));
        Socket far = listener.within(PATIENCE).accept();
        assertThat(far.within(PATIENCE).recv(5)).isEqualTo(bytes("hello"));
        return far;
    }

    private static void talk(Type type) throws Exception {
        try (Socket listener = listener(type);
                Fork other = Fork.start(VsockPeer.class);
                Socket far = accepted(listener, other)) {
            for (int i = 1; i <= 20; i++) {
                byte[] data = random(i * 1000);
                far.send(data);
                assertThat(far.within(PATIENCE).recv(data.length)).isEqualTo(data);
            }
            far.shutdown(Shutdown.WRITE);
            assertThat(Failing.reasonOf(() -> far.within(PATIENCE).recv(1))).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(other.line()).isEqualTo("210000");
        }
    }

    private static void kill(Type type) throws Exception {
        try (Socket listener = listener(type);
                Fork other = Fork.start(VsockPeer.class);
                Socket far = accepted(listener, other)) {
            Caller<byte[]> waiting = Caller.waiting(ThreadKind.PLATFORM, () -> far.recv(LENGTH));
            ProcessHandle.of(other.pid()).orElseThrow().destroyForcibly();
            assertThat(waiting.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
            assertThat(Failing.reasonOf(() -> far.send(bytes("x")))).isEqualTo(Errno.EPIPE);
        }
    }
}
