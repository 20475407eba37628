package dev.osock.cli.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.cli.RoutedNetwork;
import dev.osock.cli.ToolProcess;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Type;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// `docs/cookbook/port-forward.md`: to a server that only processes in its namespace can reach.
@Requires(Need.NETNS)
@Timeout(120)
class PortForwardTest {

    @Test
    void aServerInANamespaceIsReached() throws Exception {
        try (RoutedNetwork network = new RoutedNetwork();
                Socket server = Socket.open(
                        Domain.INET,
                        Type.STREAM,
                        Protocol.DEFAULT,
                        OpenOptions.DEFAULT.withNetns(network.name("server")))) {
            server.bind(SockaddrIn.loopback(0));
            server.listen();
            Thread.startVirtualThread(new FutureTask<>(() -> echo(server)));
            String target = server.sockname().toString();
            try (ToolProcess forward = Recipe.start("port-forward", "127.0.0.1:0", network.name("server"), target)) {
                int port = forward.port();
                assertIsEchoed(port, 3_000_000);
                assertIsEchoed(port, 0);
                server.close();
                assertThat(Client.exchange(port)).isEmpty();
                forward.signal("TERM");
                assertThat(forward.exit()).isEqualTo(143);
                assertThat(forward.errors()).singleElement().asString().contains(target, "ECONNREFUSED");
            }
        }
    }

    @Test
    void theNamespaceOfAProcessWillDo() throws Exception {
        try (RoutedNetwork network = new RoutedNetwork()) {
            List<String> sleep = new ArrayList<>(network.in("server"));
            sleep.addAll(List.of("perl", "-e", "$| = 1; print \"there\\n\"; sleep 100"));
            try (ToolProcess container = ToolProcess.of(sleep);
                    Socket server = Socket.open(
                            Domain.INET,
                            Type.STREAM,
                            Protocol.DEFAULT,
                            OpenOptions.DEFAULT.withNetns(network.name("server")))) {
                assertThat(container.line()).isEqualTo("there");
                server.bind(SockaddrIn.loopback(0));
                server.listen();
                Thread.startVirtualThread(new FutureTask<>(() -> echo(server)));
                try (ToolProcess forward = Recipe.start(
                        "port-forward",
                        "127.0.0.1:0",
                        "/proc/" + container.pid() + "/ns/net",
                        server.sockname().toString())) {
                    assertIsEchoed(forward.port(), 1000);
                    Ending.cleanly(forward);
                }
            }
        }
    }

    @Test
    void aNamespaceThatIsNotThereEndsItAtOnce() throws Exception {
        try (ToolProcess forward = Recipe.start("port-forward", "127.0.0.1:0", "osock-none", "127.0.0.1:80")) {
            assertThat(forward.exit()).isOne();
            assertThat(forward.errors().getFirst()).contains("osock-none", "ENOENT");
        }
    }

    private static Void echo(Socket listener) throws Exception {
        while (true) {
            try (Socket peer = listener.accept()) {
                peer.inputStream().transferTo(peer.outputStream());
            }
        }
    }

    private static void assertIsEchoed(int port, int length) throws Exception {
        byte[] data = new byte[length];
        new Random(7).nextBytes(data);
        try (java.net.Socket client = Client.connect(port)) {
            var sender = new FutureTask<Void>(() -> {
                client.getOutputStream().write(data);
                client.shutdownOutput();
                return null;
            });
            Thread.ofPlatform().daemon().start(sender);
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(data);
            sender.get();
        }
    }
}
