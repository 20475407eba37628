package dev.osock.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.Socket;
import dev.osock.error.SocketErrnoException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Datagram sockets with the face of `java.net`, beyond what the JDK's can do: where their text says, over Unix ones.
@Timeout(30)
class DatagramTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    private static DatagramPacket packet(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return new DatagramPacket(bytes, bytes.length);
    }

    private static DatagramPacket received(DatagramSocket socket) throws IOException {
        var packet = new DatagramPacket(new byte[100], 100);
        socket.setSoTimeout((int) Patience.seconds(5).toMillis());
        socket.receive(packet);
        return packet;
    }

    private static String text(DatagramPacket packet) {
        return new String(packet.getData(), 0, packet.getLength(), UTF_8);
    }

    @Test
    void allPacketsGoWhereTheTextSays() throws Exception {
        try (var server = new OsockDatagramSocketFactory("udp:").createSocket(0, LOOPBACK);
                var client = new OsockDatagramSocketFactory("udp:127.0.0.1:" + server.getLocalPort()).createSocket()) {
            DatagramPacket elsewhere = packet("one");
            elsewhere.setSocketAddress(new InetSocketAddress("192.0.2.1", 9));
            client.send(elsewhere);
            DatagramPacket one = received(server);
            assertThat(text(one)).isEqualTo("one");
            one.setData("two".getBytes(UTF_8));
            server.send(one);
            assertThat(text(received(client))).isEqualTo("two");
            assertThat(elsewhere.getSocketAddress()).isEqualTo(new InetSocketAddress("192.0.2.1", 9));
            assertThat(client.getRemoteSocketAddress()).isEqualTo(server.getLocalSocketAddress());
        }
    }

    @Test
    void whereTheTextSaysNothingElseIsConnectedOrLeft() throws Exception {
        try (var server = new OsockDatagramSocketFactory("udp:").createSocket(0, LOOPBACK);
                var client = new OsockDatagramSocketFactory("udp:127.0.0.1:" + server.getLocalPort())
                        .createUnboundSocket()) {
            assertThat(client.isConnected()).isFalse();
            client.connect(new InetSocketAddress("192.0.2.1", 9));
            client.disconnect();
            assertThat(client.getRemoteSocketAddress()).isEqualTo(server.getLocalSocketAddress());
            client.send(packet("here"));
            assertThat(text(received(server))).isEqualTo("here");
        }
    }

    @Test
    void aServerIsBoundWhereItsTextSays() throws Exception {
        int port;
        try (var free = new DatagramSocket(0, LOOPBACK)) {
            port = free.getLocalPort();
        }
        var factory = new OsockDatagramSocketFactory("udp:127.0.0.1:" + port + "?ip.tos=16");
        try (var server = factory.createServerSocket(); var client = factory.createSocket()) {
            assertThat(server.getLocalSocketAddress()).isEqualTo(new InetSocketAddress(LOOPBACK, port));
            assertThat(server.isConnected()).isFalse();
            assertThat(server.getTrafficClass()).isEqualTo(16);
            client.send(packet("x"));
            assertThat(text(received(server))).isEqualTo("x");
            assertThatThrownBy(factory::createServerSocket).isInstanceOf(BindException.class);
        }
    }

    @Test
    void theSystemPropertySaysWhere() throws Exception {
        try (var server = new OsockDatagramSocketFactory("udp:").createSocket(0, LOOPBACK)) {
            System.setProperty(OsockDatagramSocketFactory.PROPERTY, "udp:127.0.0.1:" + server.getLocalPort());
            try (var client = new OsockDatagramSocketFactory().createSocket()) {
                assertThat(client.getPort()).isEqualTo(server.getLocalPort());
            } finally {
                System.clearProperty(OsockDatagramSocketFactory.PROPERTY);
            }
            try (var client = new OsockDatagramSocketFactory().createSocket()) {
                assertThat(client.isConnected()).isFalse();
            }
        }
    }

    @Test
    void unixDatagramsGoToOnePlaceAndAreAnswered() throws Exception {
        var factory = new OsockDatagramSocketFactory("unixgram:" + folder.resolve("log"));
        try (var server = factory.createServerSocket(); var client = factory.createSocket()) {
            assertThat(Files.exists(folder.resolve("log"))).isTrue();
            client.setTrafficClass(8); // which means nothing here
            client.setOption(StandardSocketOptions.IP_MULTICAST_TTL, 3);
            client.send(packet("logged"));
            DatagramPacket logged = received(server);
            assertThat(text(logged)).isEqualTo("logged");
            assertThat(logged.getSocketAddress()).isEqualTo(new InetSocketAddress(LOOPBACK, 0));
            assertThat(client.isConnected()).isTrue();
            assertThat(client.getInetAddress()).isEqualTo(LOOPBACK);
        }
    }

    @Test
    void aServerOfUnixDatagramsAnswersWhoHasAName() throws Exception {
        String name = "unixgram:@osock-net-gram-" + ProcessHandle.current().pid();
        try (var server = new OsockDatagramSocketFactory(name).createServerSocket();
                Socket client = Socket.open(Domain.LOCAL, Type.DGRAM)) {
            client.connect(SocketSpec.parse(name).target().orElseThrow());
            client.send("nameless".getBytes(UTF_8));
            assertThat(text(received(server))).isEqualTo("nameless");
            assertThatThrownBy(() -> server.send(new DatagramPacket(new byte[1], 1, LOOPBACK, 0)))
                    .hasMessage("Can't send to port 0");
        }
    }

    @Test
    void theLibrarysExceptionIsTheCause() throws Exception {
        try (var socket = new OsockDatagramSocketFactory("udp:").createSocket(0, LOOPBACK);
                var gone = new DatagramSocket(0, LOOPBACK)) {
            assertThatThrownBy(
                    () -> new OsockDatagramSocketFactory("udp:").createSocket(socket.getLocalPort(), LOOPBACK))
                    .isInstanceOf(BindException.class)
                    .hasCauseInstanceOf(SocketErrnoException.class);
            socket.connect(gone.getLocalSocketAddress());
            gone.close();
            socket.send(packet("x"));
            assertThatThrownBy(() -> received(socket)).isInstanceOf(PortUnreachableException.class)
                    .cause()
                    .hasMessageContaining("recvfrom");
        }
    }

    /// The JDK's own object behind a `DatagramSocket` is not used; a method that is not overridden would use it.
    @Test
    void everyMethodIsOverridden() {
        assertThat(Arrays.stream(DatagramSocket.class.getMethods())
                .filter(method -> method.getDeclaringClass() == DatagramSocket.class)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .filter(method -> !method.getName().equals("getChannel"))) // which is null
                .isNotEmpty()
                .allSatisfy(method -> assertThat(overriding(method)).isNotEqualTo(DatagramSocket.class));
    }

    private static Class<?> overriding(Method method) throws NoSuchMethodException {
        return NetDatagramSocket.class.getMethod(method.getName(), method.getParameterTypes()).getDeclaringClass();
    }
}
