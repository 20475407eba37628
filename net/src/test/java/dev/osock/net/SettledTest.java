package dev.osock.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.error.SocketErrnoException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sockets whose text says where they go, whatever their user names.
@Timeout(30)
class SettledTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
            return free.getLocalPort();
        }
    }

    @Test
    void aListenerAndASocketOfTcpMeetWhereTheTextSays() throws Exception {
        String place = "tcp:127.0.0.1:" + freePort();
        try (ServerSocket server = new OsockServerSocketFactory(place).createServerSocket(0);
                Socket client = new OsockSocketFactory(place).createSocket("192.0.2.1", 9);
                Socket accepted = server.accept()) {
            assertThat("tcp:127.0.0.1:" + server.getLocalPort()).isEqualTo(place);
            assertThat(server.getInetAddress()).isEqualTo(LOOPBACK);
            client.getOutputStream().write(3);
            assertThat(accepted.getInputStream().read()).isEqualTo(3);
            assertThat(client.getPort()).isEqualTo(9);
        }
    }

    @Test
    void aHostThatNobodyKnowsIsNotAskedFor() throws Exception {
        String place = "unix:" + folder.resolve("s");
        try (ServerSocket _ = new OsockServerSocketFactory(place).createServerSocket(0);
                Socket client = new OsockSocketFactory(place).createSocket()) {
            client.connect(InetSocketAddress.createUnresolved("nowhere.invalid", 5432));
            assertThat(client.isConnected()).isTrue();
            assertThat(client.getInetAddress()).isEqualTo(LOOPBACK);
        }
    }

    @Test
    void aHostsAddressSaysNothingToAUnixSocket() throws Exception {
        String place = "unix:" + folder.resolve("s");
        try (ServerSocket _ = new OsockServerSocketFactory(place).createServerSocket(0);
                Socket client = new OsockSocketFactory(place).createSocket("localhost", 1, LOOPBACK, 0);
                Socket bound = new OsockSocketFactory(place).createSocket()) {
            assertThat(client.isConnected()).isTrue();
            bound.bind(new InetSocketAddress(LOOPBACK, 0));
            bound.connect(new InetSocketAddress(LOOPBACK, 1));
            assertThat(bound.isConnected()).isTrue();
        }
    }

    @Test
    void whatTheTextSetsIsNotWhatTheJdkSets() throws Exception {
        try (ServerSocket server = new OsockServerSocketFactory("tcp:?reuseaddr=false").createServerSocket(0);
                DatagramSocket datagrams = new OsockDatagramSocketFactory("udp:?broadcast=0").createSocket()) {
            assertThat(server.getReuseAddress()).isFalse();
            assertThat(datagrams.getBroadcast()).isFalse();
        }
    }

    @Test
    void theLibrarysExceptionIsTheCause() throws Exception {
        var factory = new OsockSocketFactory("tcp:127.0.0.1:" + freePort());
        assertThatThrownBy(() -> factory.createSocket("localhost", 1)).isInstanceOf(ConnectException.class)
                .hasMessage("Connection refused")
                .cause()
                .isInstanceOf(SocketErrnoException.class)
                .hasMessageContaining("connect");
    }
}
