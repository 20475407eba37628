package dev.osock.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrVm;
import dev.osock.error.SocketClosedException;
import dev.osock.kind.Shutdown;
import dev.osock.net.OsockServerSocketFactory;
import dev.osock.net.OsockSocketFactory;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The tool serves other processes on its machine by vsock.
@Requires(Need.VSOCK)
@Timeout(120)
class VsockEchoTest {

    private static final byte[] MESSAGE = "what comes goes back".getBytes(US_ASCII);
    private static final Duration PATIENCE = Patience.seconds(20);

    private static SockaddrVm there(String listening) {
        assertThat(listening).matches("vsock:any:[0-9]+");
        return SockaddrVm.local(((SockaddrVm) Sockaddr.parse(listening)).port());
    }

    @Test
    void servesAnotherProcess() throws Exception {
        try (ToolProcess tool = ToolProcess.start("echo", "-v", "--listen", "vsock:any:any");
                Socket client = Sockets.connect(there(tool.listening()))) {
            byte[] much = new byte[300_000];
            new Random(7).nextBytes(much);
            Thread.startVirtualThread(() -> {
                try {
                    client.send(much);
                    client.shutdown(Shutdown.WRITE);
                } catch (IOException failed) {
                    throw new AssertionError(failed);
                }
            });
            assertThat(client.within(PATIENCE).recv(much.length)).isEqualTo(much);
            assertThatThrownBy(() -> client.within(PATIENCE).recv(1)).isInstanceOf(SocketClosedException.class);
            assertThat(tool.line()).isEqualTo("connection 1 from " + SockaddrVm.local(
                    ((SockaddrVm) client.sockname()).port()));
            assertThat(tool.line()).isEqualTo("connection 1 ended: 300000 bytes sent back");
        }
    }

    @Test
    void servesTheSocketOfAFactory() throws Exception {
        try (ToolProcess tool = ToolProcess.start("echo", "--listen", "vsock:any:any?vsock.buffer_size=8192")) {
            String listening = tool.listening();
            assertThat(listening).endsWith("?vsock.buffer_size=8192");
            String there = there(listening.replaceFirst("\\?.*", "")).toString();
            var factory = new OsockSocketFactory(there);
            try (java.net.Socket client = factory.createSocket("ignored", 80)) {
                client.setTcpNoDelay(true); // which drivers do, and which means nothing here
                client.setSoTimeout((int) PATIENCE.toMillis());
                client.getOutputStream().write(MESSAGE);
                client.shutdownOutput();
                assertThat(client.getInputStream().readAllBytes()).isEqualTo(MESSAGE);
                assertThat(client.getInetAddress().isLoopbackAddress()).isTrue();
                assertThat(client.toString()).contains("vsock/stream");
            }
            tool.signal("TERM");
            tool.exit();
            assertThatThrownBy(() -> factory.createSocket("ignored", 80)).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aListenerOfAFactoryServesToo() throws Exception {
        try (ServerSocket server = new OsockServerSocketFactory("vsock:any:47110").createServerSocket(0)) {
            var accepting = new FutureTask<>(server::accept);
            Thread.startVirtualThread(accepting);
            try (Socket client = Sockets.connect(SockaddrVm.local(47_110));
                    java.net.Socket accepted = accepting.get()) {
                client.send(MESSAGE);
                assertThat(accepted.getInputStream().readNBytes(MESSAGE.length)).isEqualTo(MESSAGE);
                accepted.getOutputStream().write(MESSAGE);
                accepted.close();
                assertThat(client.within(PATIENCE).recv(MESSAGE.length)).isEqualTo(MESSAGE);
            }
        }
    }

    @Test
    void aPortThatIsTakenIsTold() throws Exception {
        try (ToolProcess first = ToolProcess.start("echo", "--listen", "vsock:any:any")) {
            String listening = first.listening();
            try (ToolProcess second = ToolProcess.start("echo", "--listen", listening)) {
                assertThat(second.exit()).isEqualTo(1);
                assertThat(second.errors()).singleElement().asString().contains(listening, "EADDRINUSE");
            }
        }
    }

    @Test
    void whenItIsKilledTheConnectionEnds() throws Exception {
        try (ToolProcess tool = ToolProcess.start("echo", "--listen", "vsock:any:any");
                Socket client = Sockets.connect(there(tool.listening()))) {
            client.send(MESSAGE);
            assertThat(client.within(PATIENCE).recv(MESSAGE.length)).isEqualTo(MESSAGE);
            tool.signal("KILL");
            assertThatThrownBy(() -> client.within(PATIENCE).recv(1)).isInstanceOf(SocketClosedException.class);
        }
    }

    @Test
    void whatListensTalksToWhatConnects() throws Exception {
        try (ToolProcess server = ToolProcess.start("listen", "-v", "vsock:any:any");
                ToolProcess client = ToolProcess.start("connect", there(server.toldAddress()).toString())) {
            client.send(MESSAGE);
            server.send(MESSAGE);
            assertThat(client.bytes()).isEqualTo(MESSAGE);
            assertThat(server.bytes()).isEqualTo(MESSAGE);
            assertThat(server.exit()).isZero();
            assertThat(client.exit()).isZero();
        }
    }
}
