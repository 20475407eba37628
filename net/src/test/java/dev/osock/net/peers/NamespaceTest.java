package dev.osock.net.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.osock.net.OsockDatagramSocketFactory;
import dev.osock.net.OsockServerSocketFactory;
import dev.osock.net.OsockSocketFactory;
import dev.osock.testing.Patience;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.PortUnreachableException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Sockets with the face of `java.net` in another network namespace, whose loopback is its own.
@Timeout(30)
class NamespaceTest {

    private static final String NAME = "osock-net-" + ProcessHandle.current().pid();
    private static final String OPTION = "?netns=" + NAME;
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @BeforeAll
    static void make() throws Exception {
        Program.need("ip", "iproute2");
        if (!Program.isRoot()) {
            Program.missing("the right to make a network namespace, as root has", "sudo");
        }
        ip("netns", "add", NAME);
        ip("-n", NAME, "link", "set", "lo", "up");
    }

    @AfterAll
    static void remove() throws Exception {
        if (Files.exists(Path.of("/run/netns", NAME))) {
            ip("netns", "del", NAME);
        }
    }

    private static void ip(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        Program.run(Path.of("."), command);
    }

    @Test
    void connectionsAreMadeThereAndNotHere() throws Exception {
        try (ServerSocket server = new OsockServerSocketFactory("tcp:" + OPTION).createServerSocket(0, 1, LOOPBACK)) {
            int port = server.getLocalPort();
            try (Socket client = new OsockSocketFactory("tcp:" + OPTION).createSocket(LOOPBACK, port);
                    Socket accepted = server.accept()) {
                client.getOutputStream().write(7);
                assertThat(accepted.getInputStream().read()).isEqualTo(7);
            }
            assertThatThrownBy(() -> new OsockSocketFactory("tcp:").createSocket(LOOPBACK, port))
                    .isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void datagramsGoThereAndNotHere() throws Exception {
        var there = new OsockDatagramSocketFactory("udp:" + OPTION);
        try (DatagramSocket server = there.createSocket(0, LOOPBACK);
                DatagramSocket client = there.createSocket();
                DatagramSocket outside = new OsockDatagramSocketFactory("udp:").createSocket()) {
            server.setSoTimeout((int) Patience.seconds(5).toMillis());
            client.send(new DatagramPacket(new byte[] {7}, 1, LOOPBACK, server.getLocalPort()));
            var received = new DatagramPacket(new byte[8], 8);
            server.receive(received);
            assertThat(received.getLength()).isEqualTo(1);
            assertThat(received.getPort()).isEqualTo(client.getLocalPort());

            outside.connect(LOOPBACK, server.getLocalPort());
            outside.setSoTimeout((int) Patience.seconds(5).toMillis());
            outside.send(new DatagramPacket(new byte[] {8}, 1));
            assertThatThrownBy(() -> outside.receive(received)).isInstanceOf(PortUnreachableException.class);
        }
    }
}
