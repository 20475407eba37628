package dev.osock;

import static dev.osock.testing.sockets.Failing.reasonOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class NamesTest {

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void freshSocketHasTheEmptyName(SocketKind kind) throws Exception {
        Sockaddr empty =
                switch (kind) {
                    case INET_STREAM, INET_DGRAM -> SockaddrIn.any(0);
                    case INET6_STREAM, INET6_DGRAM -> SockaddrIn6.any(0);
                    default -> SockaddrUn.unnamed();
                };
        try (Socket socket = kind.open()) {
            assertThat(socket.sockname()).isEqualTo(empty);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void socketWithoutAPeerIsNotConnected(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound()) {
            assertThat(reasonOf(socket::peername)).isEqualTo(Errno.ENOTCONN);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.ALL)
    void peersNameEachOther(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(pair.near().peername()).isEqualTo(pair.far().sockname());
            assertThat(pair.far().peername()).isEqualTo(pair.near().sockname());
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void listenerThatWasNotBoundGetsAPort(SocketKind kind) throws Exception {
        try (Socket socket = kind.open()) {
            socket.listen();
            assertThat(socket.sockname().toString()).doesNotEndWith(":0");
        }
    }
}
