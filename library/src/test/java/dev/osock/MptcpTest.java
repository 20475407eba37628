package dev.osock;

import static dev.osock.testing.sockets.Bytes.random;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrIn6;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Shutdown;
import dev.osock.kind.Type;
import dev.osock.option.SocketOptions;
import dev.osock.option.TcpOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Failing;
import dev.osock.testing.sockets.Namespaces;
import dev.osock.testing.sockets.ThreadKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// TCP over several paths, of which there is one here.
@Requires(Need.MPTCP)
@Bounded
class MptcpTest {

    private static Socket open(Domain domain) throws Exception {
        return Socket.open(domain, Type.STREAM, Protocol.MPTCP);
    }

    private static Socket listener(Domain domain) throws Exception {
        Socket listener = open(domain);
        listener.bind(domain.equals(Domain.INET) ? SockaddrIn.loopback(0) : SockaddrIn6.loopback(0));
        listener.listen();
        return listener;
    }

    @ParameterizedTest
    @ValueSource(strings = {"inet", "inet6"})
    void itIsOpenedByNameToo(String domain) throws Exception {
        try (Socket socket = Socket.open(domain, "stream", "mptcp")) {
            assertThat(socket.protocol()).isEqualTo(Protocol.MPTCP);
            assertThat(socket.getopt(SocketOptions.PROTOCOL)).isEqualTo(Protocol.MPTCP);
            assertThat(socket).asString().startsWith(domain + "/stream/mptcp");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionCarriesBytesBothWays(ThreadKind thread) throws Exception {
        for (Domain domain : new Domain[] {Domain.INET, Domain.INET6}) {
            try (Socket listener = listener(domain); Socket near = open(domain)) {
                near.connect(listener.sockname());
                try (Socket far = listener.accept()) {
                    assertThat(far.protocol()).isEqualTo(Protocol.MPTCP);
                    byte[] data = random(1 << 20);
                    Caller<byte[]> back = Caller.start(thread, () -> {
                        byte[] got = far.recv(data.length);
                        far.send(got);
                        far.shutdown(Shutdown.WRITE);
                        return got;
                    });
                    near.send(data);
                    assertThat(near.recv(data.length)).isEqualTo(data);
                    assertThat(back.result()).isEqualTo(data);
                    assertThat(Failing.reasonOf(near::recv)).isEqualTo(Reason.Closed.BY_PEER);
                }
            }
        }
    }

    @Test
    void optionsOfTcpAreSetThroughIt() throws Exception {
        try (Socket socket = open(Domain.INET)) {
            socket.setopt(TcpOptions.NODELAY, true);
            socket.setopt(TcpOptions.KEEPIDLE, 30);
            socket.setopt(TcpOptions.CONGESTION, "reno");
            assertThat(socket.getopt(TcpOptions.NODELAY)).isTrue();
            assertThat(socket.getopt(TcpOptions.KEEPIDLE)).isEqualTo(30);
            assertThat(socket.getopt(TcpOptions.CONGESTION)).isEqualTo("reno");
        }
    }

    @Test
    void thereIsNoTlsInTheKernelForIt() throws Exception {
        try (Socket listener = listener(Domain.INET); Socket socket = open(Domain.INET)) {
            socket.connect(listener.sockname());
            assertThat(Failing.reasonOf(() -> socket.setopt(TcpOptions.ULP, "tls")))
                    .isIn(Errno.ENOPROTOOPT, Errno.EOPNOTSUPP);
        }
    }

    @Requires(Need.NETNS)
    @Test
    void noneIsOpenedWhereItIsSwitchedOff() throws Exception {
        try (Namespaces namespaces = new Namespaces("off")) {
            namespaces.exec("off", "sh", "-c", "echo 0 >/proc/sys/net/mptcp/enabled");
            assertThat(
                    Failing.reasonOf(() -> Socket.open(Domain.INET, Type.STREAM, Protocol.MPTCP, namespaces.in("off"))))
                    .isEqualTo(Errno.ENOPROTOOPT);
        }
    }
}
