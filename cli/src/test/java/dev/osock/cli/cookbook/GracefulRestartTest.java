package dev.osock.cli.cookbook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.cli.ToolProcess;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `docs/cookbook/graceful-restart.md`: three generations in three processes, and clients that come all the time.
@Timeout(180)
class GracefulRestartTest {

    private static final int CONNECTIONS = 8_000;
    private static final int CLIENTS = 8;
    private static final int PAUSE = 4; // milliseconds, between two connections of a client

    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isOver = new AtomicBoolean();

    @Test
    void nobodyIsRefusedOverThreeGenerations(@TempDir Path folder) throws Exception {
        String door = folder.resolve("door").toString();
        List<Thread> clients = new ArrayList<>();
        try (ToolProcess first = Recipe.start("graceful-restart", "127.0.0.1:0", door)) {
            String address = announced(first, 1);
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(Thread.ofPlatform().daemon().start(() -> connectAgainAndAgain(port)));
            }
            awaitAnswers(CONNECTIONS / 3);
            try (ToolProcess second = Recipe.start("graceful-restart", address, door)) {
                assertThat(announced(second, 2)).isEqualTo(address);
                assertEnded(first, 1);
                awaitAnswers(CONNECTIONS * 2 / 3);
                try (ToolProcess third = Recipe.start("graceful-restart", address, door)) {
                    assertThat(announced(third, 3)).isEqualTo(address);
                    assertEnded(second, 2);
                    int before = answered.get();
                    awaitAnswers(Math.max(CONNECTIONS, before + 1000));
                    isOver.set(true);
                    for (Thread each : clients) {
                        each.join();
                    }
                    Ending.cleanly(third);
                }
            }
        } finally {
            isOver.set(true);
        }
        assertThat(failures).isEmpty();
        assertThat(answers).containsOnlyKeys("generation 1\n", "generation 2\n", "generation 3\n");
        assertThat(answers.values().stream().mapToInt(AtomicInteger::get).sum())
                .isEqualTo(answered.get())
                .isGreaterThanOrEqualTo(CONNECTIONS);
    }

    @Test
    void aKilledGenerationLeavesNothingThatKeepsTheNextFromStarting(@TempDir Path folder) throws Exception {
        String door = folder.resolve("door").toString();
        try (ToolProcess killed = Recipe.start("graceful-restart", "127.0.0.1:0", door)) {
            announced(killed, 1);
            killed.signal("KILL");
            killed.exit();
        }
        try (ToolProcess next = Recipe.start("graceful-restart", "127.0.0.1:0", door)) {
            announced(next, 1);
            Ending.cleanly(next);
        }
    }

    private static String announced(ToolProcess process, int generation) throws IOException {
        String line = process.line();
        assertThat(line).describedAs("%s", process.errors())
                .startsWith("generation " + generation + " is listening on 127.0.0.1:");
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static void assertEnded(ToolProcess process, int generation) throws Exception {
        assertThat(process.exit()).isZero();
        assertThat(process.rest()).containsExactly("generation " + generation + " has ended");
        assertThat(process.errors()).isEmpty();
    }

    private void connectAgainAndAgain(int port) {
        try {
            while (!isOver.get()) {
                try (Socket socket = Client.connect(port)) {
                    socket.getOutputStream().write('\n');
                    String answer = new String(socket.getInputStream().readAllBytes(), US_ASCII);
                    answers.computeIfAbsent(answer, any -> new AtomicInteger()).incrementAndGet();
                }
                answered.incrementAndGet();
                Thread.sleep(PAUSE);
            }
        } catch (IOException | InterruptedException failed) {
            failures.add(failed);
        }
    }

    private void awaitAnswers(int count) throws InterruptedException {
        while (answered.get() < count && failures.isEmpty()) {
            Thread.sleep(20);
        }
        assertThat(failures).isEmpty();
    }
}
