package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static dev.osock.testing.sockets.Bytes.random;
import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Reason;
import dev.osock.kind.Shutdown;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class EchoTest {

    @ParameterizedTest
    @MethodSource(Kinds.STREAMS_BY_THREAD)
    void serverGetsTheBytesAndThenTheEnd(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            var accepting = Caller.waiting(thread, () -> listener.accept());
            client.connect(listener.sockname());
            try (Socket server = accepting.result()) {
                var receiving = Caller.waiting(thread, () -> server.recv());
                assertThat(client.send(bytes("hello"))).isEqualTo(5);
                assertThat(receiving.result()).isEqualTo(bytes("hello"));

                var ending = Caller.waiting(thread, () -> server.recv());
                client.shutdown(Shutdown.WRITE);
                assertThat(ending.failure().reason()).isEqualTo(Reason.Closed.BY_PEER);
                assertThat(reasonOf(server::recv)).isEqualTo(Reason.Closed.BY_PEER);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL_BY_THREAD)
    void whatIsSentComesBack(SocketKind kind, ThreadKind thread) throws Exception {
        byte[] data = random(1400);
        try (Pair pair = kind.pair()) {
            var echo = Caller.waiting(thread, () -> pair.far().send(pair.far().recv(data.length)));
            pair.near().send(data);
            assertThat(echo.result()).isEqualTo(data.length);
            assertThat(pair.near().recv(data.length)).isEqualTo(data);
        }
    }
}
