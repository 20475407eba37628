package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Platform;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.MptcpInfo;
import dev.osock.option.MptcpOptions;
import dev.osock.option.MptcpSubflows;
import dev.osock.option.TcpInfo;
import dev.osock.option.TcpOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The examples of `docs/guide/multipath.md`, and what that says of them.
@Requires(Need.MPTCP)
@Timeout(30)
class MultipathGuideTest {

    private static boolean isMultipath(Socket socket) throws SocketException {
        if (Platform.isSupported(TcpOptions.IS_MPTCP)) { // Linux 6.10
            return socket.getopt(TcpOptions.IS_MPTCP);
        }
        try {
            socket.getopt(MptcpOptions.INFO); // Linux 5.16
            return true;
        } catch (SocketErrnoException refused) {
            return false; // EOPNOTSUPP: it has fallen back
        }
    }

    private static Socket listener(Protocol protocol) throws SocketException {
        Socket listener = Socket.open(Domain.INET, Type.STREAM, protocol);
        listener.bind(SockaddrIn.loopback(0));
        listener.listen();
        return listener;
    }

    private static Socket connected(Sockaddr server) throws SocketException {
        Socket socket = Socket.open(Domain.INET, Type.STREAM, Protocol.MPTCP);
        socket.connect(server);
        return socket;
    }

    @Test
    void whetherItStillIsCanBeAsked() throws Exception {
        for (Protocol protocol : List.of(Protocol.MPTCP, Protocol.TCP)) {
            try (Socket listener = listener(protocol);
                    Socket socket = connected(listener.sockname());
                    Socket accepted = listener.accept()) {
                assertThat(isMultipath(socket)).isEqualTo(protocol.equals(Protocol.MPTCP));
                assertThat(socket.protocol()).isEqualTo(Protocol.MPTCP);
                accepted.send("hello".getBytes(US_ASCII));
                assertThat(socket.within(Duration.ofSeconds(10)).recv(5)).hasSize(5);
            }
        }
    }

    @Test
    void theKernelTellsOfEachPath() throws Exception {
        List<String> paths = new ArrayList<>();
        long bytes = 0;
        try (Socket listener = listener(Protocol.MPTCP);
                Socket socket = connected(listener.sockname());
                Socket accepted = listener.accept()) {
            socket.send(new byte[1000]);
            accepted.within(Duration.ofSeconds(10)).recv(1000);
            MptcpInfo info = socket.getopt(MptcpOptions.INFO);
            long more = info.value("subflows").orElse(0); // beside the first one
            for (MptcpSubflows.Ends path : socket.getopt(MptcpOptions.SUBFLOW_ADDRS).subflows()) {
                paths.add(path.local() + " to " + path.remote());
            }
            for (TcpInfo each : socket.getopt(MptcpOptions.TCPINFO).subflows()) {
                bytes += each.bytesSent();
            }

            assertThat(more).isZero();
            assertThat(bytes).isEqualTo(1000);
            assertThat(paths).containsExactly(socket.sockname() + " to " + socket.peername());
        }
    }
}
