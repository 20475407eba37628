package dev.osock.cli.guide;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Descriptor;
import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.cli.ServiceManager;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.option.SocketOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The examples of `docs/guide/descriptors.md`, some in two processes.
@Timeout(60)
class DescriptorsGuideTest {

    private static List<String> successor(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Successor.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static int receiveBuffer(Process process, int fd) throws SocketException {
        try (Descriptor theirs = Descriptor.ofProcess(process.pid(), fd)) {
            return theirs.getopt(SocketOptions.RCVBUF);
        }
    }

    @Test
    void optionsOfAnotherProcesssSocketAreRead() throws Exception {
        Process owner = new ProcessBuilder(
                "perl", "-e",
                "use Socket; socket(S, PF_INET, SOCK_STREAM, 0); $| = 1; print fileno(S), qq(\n); <STDIN>")
                .start();
        try {
            int fd = Integer.parseInt(owner.inputReader().readLine());
            assertThat(receiveBuffer(owner, fd)).isPositive();
        } finally {
            owner.destroyForcibly();
        }
    }

    private static void pass(Socket way, byte[] greeting, Socket connection) throws SocketException {
        try (Descriptor descriptor = connection.duplicate()) {
            way.sendDescriptors(greeting, descriptor);
        }
    }

    private static void pass(Socket way, byte[] greeting, Path path) throws SocketException {
        try (Descriptor log = Descriptor.open(path, StandardOpenOption.APPEND)) {
            way.sendDescriptors(greeting, log);
        }
    }

    @Test
    void aFileGoesOver(@TempDir Path folder) throws Exception {
        Path path = Files.writeString(folder.resolve("log"), "first\n");
        try (Socket.Pair way = Socket.pair(Domain.LOCAL, Type.SEQPACKET)) {
            pass(way.first(), "greetings".getBytes(US_ASCII), path);
            try (ReceivedMsg message = way.second().recvDescriptors(1024, 1);
                    OutputStream log = message.descriptors().getFirst().outputStream()) {
                log.write("second\n".getBytes(US_ASCII));
            }
        }
        assertThat(path).hasContent("first\nsecond\n");
    }

    @Test
    void aConnectionGoesOverToAnotherProcess() throws Exception {
        String name = "osock-guide-" + ProcessHandle.current().pid();
        try (Loopback loopback = Loopback.connect();
                Socket listener = Socket.open(Domain.LOCAL, Type.SEQPACKET)) {
            listener.bind(SockaddrUn.abstractName(name));
            listener.listen();
            Process other =
                    new ProcessBuilder(successor("passed", name)).inheritIO().start();
            try (Socket way = listener.within(Duration.ofSeconds(30)).accept()) {
                pass(way, "greetings".getBytes(US_ASCII), loopback.socket());
                loopback.socket().close();
                assertThat(loopback.peer().within(Duration.ofSeconds(30)).recv(9))
                        .isEqualTo("greetings".getBytes(US_ASCII));
                assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(other.exitValue()).isZero();
            } finally {
                other.destroyForcibly();
            }
        }
    }

    @Test
    void aListenerIsHandedOverByTheServiceManager() throws Exception {
        Process service = new ProcessBuilder(ServiceManager.starting(successor("listen")))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (Socket client = Socket.open(Domain.INET, Type.STREAM)) {
            client.connect(SockaddrIn.loopback(port(service)));
            assertThat(client.within(Duration.ofSeconds(30)).recv(14))
                    .isEqualTo("hello from web".getBytes(US_ASCII));
            assertThat(service.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(service.exitValue()).isZero();
        } finally {
            service.destroyForcibly();
        }
    }

    private static int port(Process service) throws IOException {
        return Integer.parseInt(service.inputReader(US_ASCII).readLine());
    }
}
