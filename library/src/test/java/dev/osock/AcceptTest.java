package dev.osock;

import static dev.osock.testing.sockets.Failing.reasonOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.option.TcpOptions;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Bounded
class AcceptTest {

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void connectionThatWaitsIsAcceptedAtOnce(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            client.connect(listener.sockname());
            try (Socket accepted = listener.within(ZERO).accept()) {
                assertThat(accepted.sockname()).isEqualTo(listener.sockname());
                assertThat(accepted.peername()).isEqualTo(client.sockname());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void nothingToAcceptIsATimeOutAtOnce(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener()) {
            assertThat(reasonOf(() -> listener.within(ZERO).accept())).isEqualTo(Reason.Timeout.TIMEOUT);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void acceptedSocketIsOfTheListenersKind(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            client.connect(listener.sockname());
            try (Socket accepted = listener.accept()) {
                assertThat(accepted.domain()).isEqualTo(kind.domain());
                assertThat(accepted.type()).isEqualTo(kind.type());
                assertThat(accepted.protocol()).isEqualTo(listener.protocol());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.INET_STREAMS)
    void acceptedSocketInheritsOptionsFromTheListener(SocketKind kind) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            listener.setopt(TcpOptions.NODELAY, true);
            client.connect(listener.sockname());
            try (Socket accepted = listener.accept()) {
                assertThat(accepted.getopt(TcpOptions.NODELAY)).isTrue();
                assertThat(client.getopt(TcpOptions.NODELAY)).isFalse();
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void socketThatDoesNotListenCannotAccept(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound(); var pair = kind.pair()) {
            assertThat(reasonOf(socket::accept)).isEqualTo(Errno.EINVAL);
            assertThat(reasonOf(pair.near()::accept)).isEqualTo(Errno.EINVAL);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.DATAGRAMS)
    void datagramSocketCannotAccept(SocketKind kind) throws Exception {
        try (Socket socket = kind.bound()) {
            assertThat(reasonOf(socket::accept)).isEqualTo(Errno.EOPNOTSUPP);
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void acceptorsAreServedInTheOrderInWhichTheyCame(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener()) {
            Sockaddr address = listener.sockname();
            var first = Caller.waiting(thread, () -> listener.accept());
            var second = Caller.waiting(thread.alternating(1), () -> listener.accept());
            var third = Caller.waiting(thread, () -> listener.accept());
            for (var acceptor : List.of(first, second, third)) {
                try (Socket client = kind.open()) {
                    client.connect(address);
                    try (Socket accepted = acceptor.result()) {
                        assertThat(accepted.isOpen()).isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING_BY_THREAD)
    void zeroTimeOutDoesNotOvertakeAnAcceptorThatWaits(SocketKind kind, ThreadKind thread) throws Exception {
        try (Socket listener = kind.listener(); Socket client = kind.open()) {
            var acceptor = Caller.waiting(thread, () -> listener.accept());
            assertThat(reasonOf(() -> listener.within(ZERO).accept())).isEqualTo(Reason.Timeout.TIMEOUT);
            client.connect(listener.sockname());
            acceptor.result().close();
        }
    }
}
