package dev.osock.eventloop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.SockaddrIn;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The clients are a process of their own: both together have more descriptors than one process may have.
@Requires(Need.DESCRIPTORS)
@Timeout(120)
class EventLoopTest {

    private static final int CONNECTIONS = 10_000;
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Patience.seconds(100);

    @TempDir
    Path folder;

    @Test
    void onePlatformThreadWithOneMailboxEchoesForTenThousandConnections() throws Exception {
        try (var loop = new EchoLoop(CONNECTIONS)) {
            Path said = folder.resolve("clients.txt");
            Process clients = startClients(((SockaddrIn) loop.address()).port(), said);
            try {
                serve(loop).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                assertThat(clients.waitFor(PATIENCE)).as("the clients end").isTrue();
                assertThat(clients.exitValue()).as(Files.readString(said)).isZero();

                assertThat(loop.mostOpen()).as("open connections").isEqualTo(CONNECTIONS);
                assertThat(loop.mostMessages()).as("waiting messages").isBetween(1, CONNECTIONS + 1);
                assertThat(loop.echoed()).as("bytes").isEqualTo(Long.parseLong(Files.readString(said).strip()));
            } catch (ExecutionException | TimeoutException failed) {
                throw new AssertionError("the loop failed; the clients said " + Files.readString(said), failed);
            } finally {
                clients.destroyForcibly();
            }
        }
    }

    private static CompletableFuture<Void> serve(EchoLoop loop) {
        var served = new CompletableFuture<Void>();
        Thread.ofPlatform().name("echo-loop").daemon().start(() -> {
            try {
                loop.run();
                served.complete(null);
            } catch (Throwable failure) {
                served.completeExceptionally(failure);
            }
        });
        return served;
    }

    private static Process startClients(int port, Path output) throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                EchoClients.class.getName(),
                Integer.toString(port),
                Integer.toString(CONNECTIONS),
                Integer.toString(ROUNDS))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}
