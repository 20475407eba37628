package dev.osock;

import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.error.Errno;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.SocketKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Bounded
class ListenTest {

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void datagramSocketCannotListen(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound()) {
            assertThat(reasonOf(socket::listen)).isEqualTo(Errno.EOPNOTSUPP);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void listensAgainWithAnotherBacklog(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(1); Socket client = kind.open()) {
            listener.listen(7);
            client.connect(listener.sockname());
            try (Socket accepted = listener.accept()) {
                assertThat(accepted.isOpen()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void anyBacklogGoesToTheSystem(int backlog) throws Exception {
        SocketKind kind = SocketKind.INET_STREAM;
        try (Socket listener = kind.listener(backlog); Socket client = kind.open()) {
            client.connect(listener.sockname());
            assertThat(client.peername()).isEqualTo(listener.sockname());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void connectedSocketCannotListen(SocketKind kind) throws Exception {
        try (var pair = kind.pair()) {
            assertThat(reasonOf(pair.near()::listen)).isEqualTo(Errno.EINVAL);
        }
    }

    @ParameterizedTest
    @MethodSource("localConnecting")
    void localSocketMustBeBoundToListen(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            assertThat(reasonOf(socket::listen)).isEqualTo(Errno.EINVAL);
        }
    }

    static SocketKind[] localConnecting() {
        return new SocketKind[] {SocketKind.LOCAL_STREAM, SocketKind.LOCAL_SEQPACKET};
    }
}
