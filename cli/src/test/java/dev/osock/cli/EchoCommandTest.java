package dev.osock.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.option.TcpOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class EchoCommandTest {

    private static final byte[] MESSAGE = "what comes goes back".getBytes(US_ASCII);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @ParameterizedTest
    @ValueSource(strings = {"tcp:127.0.0.1:0", "tcp:[::1]:0", "tcp:0"})
    void servesAJavaNetSocket(String address) throws IOException, InterruptedException {
        try (ToolProcess tool = ToolProcess.start("echo", "--listen", address)) {
            InetAddress host = InetAddress.getByName(address.contains("::1") ? "::1" : "127.0.0.1");
            try (var client = new java.net.Socket(host, tool.port())) {
                client.getOutputStream().write(MESSAGE);
                client.shutdownOutput();

                assertThat(client.getInputStream().readAllBytes()).isEqualTo(MESSAGE);
            }
        }
    }

    @Requires(Need.NETNS)
    @Test
    void servesInAnotherNetworkNamespaceWithOptions() throws Exception {
        try (RoutedNetwork network = new RoutedNetwork();
                ToolProcess tool = ToolProcess.start(
                        "echo", "--listen", "tcp:10.77.2.2:0?netns=" + network.name("server") + "&tcp.maxseg=700")) {
            String listening = tool.listening();
            assertThat(listening).contains("?netns=" + network.name("server")).endsWith("&tcp.maxseg=700");
            int port = Integer.parseInt(listening.replaceFirst("tcp:10.77.2.2:([0-9]+).*", "$1"));
            OpenOptions inside = OpenOptions.DEFAULT.withNetns(network.name("client"));
            try (Socket client = Socket.open(Domain.INET, Type.STREAM, Protocol.TCP, inside)) {
                client.within(PATIENCE).connect(SockaddrIn.of("10.77.2.2", port));
                client.send(MESSAGE);

                assertThat(client.within(PATIENCE).recv(MESSAGE.length)).isEqualTo(MESSAGE);
                assertThat(client.getopt(TcpOptions.MAXSEG)).isLessThanOrEqualTo(700);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"udp:127.0.0.1:0", "udp:[::1]:0"})
    void servesADatagramSocket(String address) throws IOException, InterruptedException {
        try (ToolProcess tool = ToolProcess.start("echo", "--listen", address);
                DatagramSocket client = new DatagramSocket()) {
            client.setSoTimeout((int) PATIENCE.toMillis());
            InetAddress host = InetAddress.getByName(address.contains("::1") ? "::1" : "127.0.0.1");
            int port = tool.port();
            for (byte[] message : List.of(MESSAGE, new byte[0], new byte[60_000])) {
                client.send(new DatagramPacket(message, message.length, host, port));
                DatagramPacket answer = new DatagramPacket(new byte[65_536], 65_536);
                client.receive(answer);

                assertThat(Arrays.copyOf(answer.getData(), answer.getLength())).isEqualTo(message);
                assertThat(answer.getAddress() instanceof Inet6Address).isEqualTo(host instanceof Inet6Address);
            }
        }
    }

    @Test
    void servesAUnixChannelAndRemovesItsFileWhenStopped(@TempDir Path folder) throws IOException, InterruptedException {
        Path path = folder.resolve("echo");
        try (ToolProcess tool = ToolProcess.start("echo", "--listen", "unix:" + path)) {
            assertThat(tool.listening()).isEqualTo("unix:" + path);
            try (SocketChannel client = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
                client.write(ByteBuffer.wrap(MESSAGE));
                client.shutdownOutput();
                ByteBuffer answer = ByteBuffer.allocate(100);
                while (client.read(answer) >= 0) {}

                assertThat(answer.flip()).isEqualTo(ByteBuffer.wrap(MESSAGE));
            }
            tool.signal("TERM");

            assertThat(tool.exit()).isEqualTo(128 + 15);
            assertThat(path).doesNotExist();
            assertThat(tool.errors()).isEmpty();
        }
    }

    @Test
    void servesAbstractNames() throws IOException, InterruptedException {
        String name = "osock-echo-test-" + ProcessHandle.current().pid();
        try (ToolProcess tool = ToolProcess.start("echo", "--listen", "unix:@" + name)) {
            assertThat(tool.listening()).isEqualTo("unix:@" + name);
            try (Socket client = Socket.open(Domain.LOCAL, Type.STREAM)) {
                client.connect(SockaddrUn.abstractName(name));
                client.send(MESSAGE);

                assertThat(client.within(PATIENCE).recv(MESSAGE.length)).isEqualTo(MESSAGE);
            }
        }
    }

    @Test
    void servesUnixDatagramsAndDropsThoseWithoutASource(@TempDir Path folder) throws IOException, InterruptedException {
        SockaddrUn server = SockaddrUn.path(folder.resolve("echo"));
        try (ToolProcess tool = ToolProcess.start("echo", "-v", "-l", "unixgram:" + folder.resolve("echo"));
                Socket nameless = Socket.open(Domain.LOCAL, Type.DGRAM);
                Socket client = Socket.open(Domain.LOCAL, Type.DGRAM)) {
            tool.listening();
            nameless.sendto(new byte[3], server);
            client.bind(SockaddrUn.unnamed()); // Linux names it
            client.sendto(MESSAGE, server);

            assertThat(client.within(PATIENCE).recv()).isEqualTo(MESSAGE);
            assertThat(tool.line()).startsWith("3 bytes from unspec, dropped: ");
            assertThat(tool.line()).isEqualTo("20 bytes from " + client.sockname() + ", sent back");
        }
    }

    @Test
    void tellsOfConnectionsWhenVerboseAndOutlivesThoseThatFail() throws IOException, InterruptedException {
        try (ToolProcess tool = ToolProcess.start("echo", "-v", "-l", "tcp:127.0.0.1:0")) {
            int port = tool.port();
            try (var resetting = connect(port)) {
                assertThat(tool.line()).isEqualTo("connection 1 from 127.0.0.1:" + resetting.getLocalPort());
                resetting.setSoLinger(true, 0);
            }
            assertThat(tool.line()).matches("connection 1 failed: read inet/stream/tcp .*: ECONNRESET .*");
            try (var client = connect(port)) {
                client.getOutputStream().write(7);
                assertThat(client.getInputStream().read()).isEqualTo(7);
                assertThat(tool.line()).isEqualTo("connection 2 from 127.0.0.1:" + client.getLocalPort());
            }
            assertThat(tool.line()).isEqualTo("connection 2 ended: 1 bytes sent back");
        }
    }

    @Test
    void waitsForDescriptorsWhenThereAreNone() throws IOException, InterruptedException {
        List<java.net.Socket> clients = new ArrayList<>();
        try (ToolProcess tool = ToolProcess.startWithDescriptors(60, "echo", "-l", "tcp:127.0.0.1:0")) {
            int port = tool.port();
            assertServed(port);
            for (int i = 0; i < 80; i++) {
                clients.add(connect(port));
            }
            while (tool.errors().isEmpty()) {
                Thread.sleep(10);
            }
            for (java.net.Socket client : clients) {
                client.close();
            }
            assertServed(port);
            assertThat(tool.errors()).singleElement()
                    .asString()
                    .startsWith("osock: accept inet/stream/tcp ")
                    .contains("EMFILE");
        } finally {
            for (java.net.Socket client : clients) {
                client.close();
            }
        }
    }

    private static java.net.Socket connect(int port) throws IOException {
        return new java.net.Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void assertServed(int port) throws IOException {
        try (var client = connect(port)) {
            client.setSoTimeout((int) PATIENCE.toMillis());
            client.getOutputStream().write(MESSAGE);
            assertThat(client.getInputStream().readNBytes(MESSAGE.length)).isEqualTo(MESSAGE);
        }
    }

    @Test
    void endsOnCtrlC() throws IOException, InterruptedException {
        try (ToolProcess tool = ToolProcess.start("echo", "-l", "udp:127.0.0.1:0")) {
            tool.listening();
            tool.signal("INT");

            assertThat(tool.exit()).isEqualTo(128 + 2);
            assertThat(tool.errors()).isEmpty();
        }
    }

    @Test
    void tellsAStaleSocketFileFromALiveServer(@TempDir Path folder) throws IOException, InterruptedException {
        String address = "unix:" + folder.resolve("echo");
        try (ToolProcess first = ToolProcess.start("echo", "-l", address)) {
            first.listening();
            assertThat(refusal(address)).endsWith(": EADDRINUSE (Address already in use)");
            first.signal("KILL");
            first.exit();
        }
        assertThat(refusal(address)).contains("a socket file is there, but no server behind it");
        assertThat(folder.resolve("echo")).exists();
    }

    private static String refusal(String address) throws IOException, InterruptedException {
        try (ToolProcess second = ToolProcess.start("echo", "-l", address)) {
            assertThat(second.exit()).isEqualTo(1);
            return second.errors().getFirst();
        }
    }

    @Test
    void leavesAFileThatHasComeInPlaceOfItsOwn(@TempDir Path folder) throws IOException, InterruptedException {
        Path path = folder.resolve("echo");
        try (ToolProcess tool = ToolProcess.start("echo", "-l", "unix:" + path)) {
            tool.listening();
            Files.move(path, folder.resolve("moved"));
            Files.writeString(path, "precious");
            tool.signal("TERM");
            tool.exit();

            assertThat(path).hasContent("precious");
        }
    }

    @Requires(Need.NETCAT)
    @Test
    void servesNetcat() throws IOException, InterruptedException {
        try (ToolProcess tool = ToolProcess.start("echo", "-l", "tcp:127.0.0.1:0")) {
            Process nc = new ProcessBuilder("nc", "-N", "127.0.0.1", Integer.toString(tool.port())).start();
            try (var input = nc.getOutputStream()) {
                input.write(MESSAGE);
            }

            assertThat(nc.getInputStream().readAllBytes()).isEqualTo(MESSAGE);
            assertThat(nc.waitFor()).isZero();
        }
    }
}
