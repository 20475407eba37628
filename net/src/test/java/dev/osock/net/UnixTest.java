package dev.osock.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.testing.Patience;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Unix sockets with the face of `java.net`.
@Timeout(30)
class UnixTest {

    private static final String ABSTRACT = "unix:@osock-net-test-" + ProcessHandle.current().pid();

    @TempDir
    private Path folder;

    private String place(String kind) {
        return kind.equals("path") ? "unix:" + folder.resolve("s") : ABSTRACT;
    }

    @ParameterizedTest
    @ValueSource(strings = {"path", "abstract"})
    void whateverHostIsNamedTheSocketGoesWhereItsFactorySays(String kind) throws Exception {
        String place = place(kind);
        var factory = new OsockSocketFactory(place);
        try (ServerSocket server = new OsockServerSocketFactory(place).createServerSocket(0);
                Socket client = factory.createSocket("localhost", 5432)) {
            var accepting = new FutureTask<>(server::accept);
            Thread.ofVirtual().start(accepting);
            try (Socket accepted = accepting.get(Patience.seconds(10).toSeconds(), TimeUnit.SECONDS)) {
                client.setTcpNoDelay(true); // which drivers do, and which means nothing here
                client.setSoTimeout((int) Patience.seconds(5).toMillis());
                client.getOutputStream().write(3);
                assertThat(accepted.getInputStream().read()).isEqualTo(3);
                accepted.shutdownOutput();
                assertThat(client.getInputStream().read()).isEqualTo(-1);
                assertThat(client.getInetAddress().isLoopbackAddress()).isTrue();
                assertThat(client.getPort()).isEqualTo(5432);
                assertThat(client.toString()).contains(place.substring("unix:".length()));
            }
        }
        assertThatThrownBy(() -> factory.createSocket("localhost", 5432)).isInstanceOf(ConnectException.class)
                .hasMessage("Connection refused (" + place + ")");
    }

    @Test
    void aPathIsAnAddressToTheJdk() throws Exception {
        String place = place("path");
        try (ServerSocket server = new OsockServerSocketFactory(place).createServerSocket(0);
                Socket client = new OsockSocketFactory(place).createSocket()) {
            UnixDomainSocketAddress there = UnixDomainSocketAddress.of(folder.resolve("s"));
            client.connect(there);
            assertThat(client.getRemoteSocketAddress()).isEqualTo(there);
            server.setSoTimeout((int) Patience.seconds(5).toMillis());
            server.accept().close();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whereNobodyIsIsToldAsByTheJdk() {
        String place = "unix:" + folder.resolve("none");
        var factory = new OsockSocketFactory(place);
        assertThatThrownBy(() -> factory.createSocket(InetAddress.getLoopbackAddress(), 1))
                .isInstanceOf(ConnectException.class)
                .hasMessage("No such file or directory (" + place + ")");
    }

    @Test
    void whereNobodyListensIsToldAsByTheJdk() throws Exception {
        String place = place("path");
        new OsockServerSocketFactory(place).createServerSocket(0).close();
        var factory = new OsockSocketFactory(place);
        assertThatThrownBy(() -> factory.createSocket("localhost", 1))
                .isInstanceOf(ConnectException.class)
                .hasMessage("Connection refused (" + place + ")");
    }

    @Test
    void aPathThatCannotBeBoundIsNoFailureToConnect() throws Exception {
        String nowhere = "unix:" + folder.resolve("none").resolve("s");
        assertThatThrownBy(() -> new OsockServerSocketFactory(nowhere).createServerSocket(0))
                .isExactlyInstanceOf(SocketException.class)
                .hasMessage("No such file or directory (" + nowhere + ")");
        String place = place("path");
        try (ServerSocket server = new OsockServerSocketFactory(place).createServerSocket(0)) {
            assertThat(server.toString()).isEqualTo("ServerSocket[" + place + "]");
            assertThatThrownBy(() -> new OsockServerSocketFactory(place).createServerSocket(0))
                    .isInstanceOf(BindException.class)
                    .hasMessage("Address already in use (" + place + ")");
        }
    }

    /// A failure of the socket before it goes anywhere names what it is about, as its text has several parts.
    @Test
    void whatCannotBeOpenedNamesThePart() {
        var withOption = new OsockSocketFactory("tcp:127.0.0.1:1?bindtodevice=osock-none");
        assertThatThrownBy(() -> withOption.createSocket("localhost", 1))
                .isExactlyInstanceOf(SocketException.class)
                .hasMessageContaining("bindtodevice")
                .hasMessageContaining("osock-none");
        var inNamespace = new OsockSocketFactory("tcp:127.0.0.1:1?netns=osock-none");
        assertThatThrownBy(() -> inNamespace.createSocket("localhost", 1))
                .isExactlyInstanceOf(SocketException.class)
                .hasMessageContaining("osock-none");
        assertThatThrownBy(() -> new OsockDatagramSocketFactory("udp:?netns=osock-none").createSocket())
                .isExactlyInstanceOf(SocketException.class)
                .hasMessageContaining("osock-none");
    }

    @Test
    void anAcceptTimesOut() throws Exception {
        try (ServerSocket server = new OsockServerSocketFactory(ABSTRACT + "-t").createServerSocket(0)) {
            server.setSoTimeout(30);
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class)
                    .hasMessage("Accept timed out");
        }
    }
}
