package dev.osock.cli.cookbook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.SockaddrUn;
import dev.osock.cli.ServiceManager;
import dev.osock.cli.ToolProcess;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.message.ControlTypes;
import dev.osock.option.SocketOptions;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `docs/cookbook/systemd-service.md`, with a manager of our own and with systemd's.
@Timeout(120)
class SystemdServiceTest {

    private static final String RECIPE = "systemd-service";

    private Socket notify;
    private Path path;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        path = folder.resolve("notify");
        notify = Socket.open(Domain.LOCAL, Type.DGRAM);
        notify.bind(SockaddrUn.path(path));
        notify.setopt(SocketOptions.PASSCRED, true);
    }

    @AfterEach
    void close() throws Exception {
        notify.close();
    }

    /// Receives what the service tells, and checks that it is the service, as systemd does.
    private String told(ToolProcess service) throws Exception {
        try (ReceivedMsg message = notify.within(Patience.seconds(30)).recvmsg()) {
            assertThat(message.value(ControlTypes.CREDENTIALS).orElseThrow().pid()).isEqualTo((int) service.pid());
            return new String(message.data(), US_ASCII);
        }
    }

    @Test
    void takesListenersOverAndTellsHowItIs() throws Exception {
        List<String> command = new ArrayList<>(Recipe.environment());
        command.addAll(List.of("NOTIFY_SOCKET=" + path, "WATCHDOG_USEC=400000"));
        command.addAll(ServiceManager.starting(Recipe.command(RECIPE)));
        try (ToolProcess service = ToolProcess.of(command)) {
            int port = Integer.parseInt(service.line());
            assertThat(told(service)).isEqualTo("READY=1\nSTATUS=Listening on 1 sockets");
            assertThat(service.listening()).isEqualTo("127.0.0.1:" + port + ", web");
            assertThat(Client.exchange(port, "\n")).isEqualTo("hello from web\n");
            assertThat(told(service)).isEqualTo("WATCHDOG=1");
            assertThat(told(service)).isEqualTo("WATCHDOG=1");
            service.signal("TERM");
            String last = told(service);
            while (last.equals("WATCHDOG=1")) {
                last = told(service);
            }
            assertThat(last).isEqualTo("STOPPING=1");
            assertThat(service.exit()).isEqualTo(143);
            assertThat(service.errors()).isEmpty();
        }
    }

    @Test
    @Requires(Need.NETNS)
    void servesThoughItHasNoNetworkOfItsOwn() throws Exception {
        List<String> command = new ArrayList<>(Recipe.environment());
        command.add("NOTIFY_SOCKET=" + path);
        List<String> alone = new ArrayList<>(List.of("unshare", "--net"));
        alone.addAll(Recipe.command(RECIPE));
        command.addAll(ServiceManager.starting(alone));
        try (ToolProcess service = ToolProcess.of(command)) {
            int port = Integer.parseInt(service.line());
            assertThat(told(service)).startsWith("READY=1\n");
            assertThat(Client.exchange(port, "\n")).isEqualTo("hello from web\n");
            Ending.cleanly(service);
        }
    }

    @Test
    @Requires(Need.SYSTEMD)
    void isStartedBySystemdsToolWhenTheFirstClientComes() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> command = new ArrayList<>(
                List.of("systemd-socket-activate", "-l", "127.0.0.1:" + port, "--fdname=http"));
        List<String> environment = new ArrayList<>(Recipe.environment());
        environment.add("NOTIFY_SOCKET=" + path);
        environment.forEach(each -> command.add("--setenv=" + each));
        command.addAll(Recipe.command(RECIPE));
        try (ToolProcess service = ToolProcess.of(command)) {
            while (service.errors().stream().noneMatch(line -> line.startsWith("Listening on "))) {
                Thread.sleep(20);
            }
            assertThat(Client.exchange(port, "\n")).isEqualTo("hello from http\n");
            assertThat(told(service)).startsWith("READY=1\n");
            assertThat(service.listening()).isEqualTo("127.0.0.1:" + port + ", http");
            service.signal("TERM");
            assertThat(told(service)).isEqualTo("STOPPING=1");
            assertThat(service.exit()).isEqualTo(143);
        }
    }

    @Test
    void listensByItselfIfItIsStartedByHand() throws Exception {
        try (ToolProcess service = Recipe.start(RECIPE, "127.0.0.1:0")) {
            String[] address = service.listening().split("[:,]", -1);
            assertThat(Client.exchange(Integer.parseInt(address[1]), "\n")).isEqualTo("hello from by hand\n");
            Ending.cleanly(service);
        }
    }
}
