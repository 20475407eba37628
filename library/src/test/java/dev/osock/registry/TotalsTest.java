package dev.osock.registry;

import static dev.osock.testing.sockets.Failing.failureOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OpenOptions;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.address.Sockaddr;
import dev.osock.address.SockaddrUn;
import dev.osock.error.Errno;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.SocketTotals;
import dev.osock.kind.Type;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the sockets of the process have done, the closed ones too.
@Bounded
@ExtendWith(CleanRegistry.class)
class TotalsTest {

    /// All that never becomes less, by name.
    private static Map<String, Long> numbers(SocketTotals totals) {
        Map<String, Long> numbers = new LinkedHashMap<>(totals.counters().byOtpName());
        numbers.put("opened", totals.opened());
        numbers.put("connections", totals.connections());
        numbers.put("timeouts", totals.timeouts());
        numbers.put("wakeUps", totals.pollerWakeUps());
        numbers.put("events", totals.pollerEvents());
        totals.errors().forEach((errno, count) -> numbers.put(errno.name(), count));
        return numbers;
    }

    /// What has been added, of what did change.
    private static Map<String, Long> added(SocketTotals before, SocketTotals after) {
        Map<String, Long> earlier = numbers(before);
        Map<String, Long> added = new LinkedHashMap<>();
        numbers(after).forEach((name, count) -> {
            long more = count - earlier.getOrDefault(name, 0L); // unsigned numbers
            if (more != 0) {
                added.put(name, more);
            }
        });
        return added;
    }

    @Test
    void whatASocketHasDoneStaysWhenItIsClosed() throws Exception {
        SocketTotals before = SocketRegistry.totals();
        SocketTotals during;
        try (Socket listener = SocketKind.INET_STREAM.listener();
                Socket client = SocketKind.INET_STREAM.open()) {
            client.connect(listener.sockname());
            try (Socket server = listener.accept()) {
                for (int i = 0; i < 3; i++) {
                    client.send(new byte[1_000]);
                    server.recv(1_000);
                }
                failureOf(() -> server.within(Duration.ofMillis(10)).recv(1));
                during = SocketRegistry.totals();
            }
        }
        SocketTotals after = SocketRegistry.totals();

        assertThat(during.open() - before.open()).isEqualTo(3);
        assertThat(after.open()).isEqualTo(before.open());
        assertThat(added(before, during))
                .containsEntry("opened", 3L)
                .containsEntry("connections", 1L)
                .containsEntry("acc_success", 1L)
                .containsEntry("write_byte", 3_000L)
                .containsEntry("write_pkg", 3L)
                .containsEntry("read_byte", 3_000L)
                .containsEntry("read_pkg", 3L)
                .containsKey("read_waits")
                .containsEntry("timeouts", 1L)
                .doesNotContainKey(Errno.ECONNREFUSED.name());
        assertThat(added(during, after)).isEmpty();
    }

    @Test
    void socketsOutsideOfTheRegistryCountToo() throws Exception {
        SocketTotals before = SocketRegistry.totals();
        OpenOptions hidden = OpenOptions.DEFAULT.withUseRegistry(OpenOptions.Registering.NEVER);
        try (Socket socket = Socket.open(Domain.INET, Type.DGRAM, Protocol.UDP, hidden)) {
            assertThat(SocketRegistry.numberOf()).isZero();
            assertThat(SocketRegistry.totals().open() - before.open()).isOne();
            assertThat(socket.domain()).isEqualTo(Domain.INET);
        }
        assertThat(added(before, SocketRegistry.totals())).containsOnly(Map.entry("opened", 1L));
    }

    @Test
    void failuresAreCountedByTheirErrno() throws Exception {
        Sockaddr nowhere = SockaddrUn.path("/nowhere/at/all");
        SocketTotals before = SocketRegistry.totals();
        try (Socket socket = SocketKind.LOCAL_STREAM.open()) {
            failureOf(() -> socket.connect(nowhere));
            failureOf(() -> socket.connect(nowhere));
            failureOf(socket::peername);
        }

        assertThat(added(before, SocketRegistry.totals()))
                .containsEntry(Errno.ENOENT.name(), 2L)
                .containsEntry(Errno.ENOTCONN.name(), 1L)
                .doesNotContainKeys("timeouts", "connections");
    }

    @ParameterizedTest
    @EnumSource
    void theSumIsThatOfTheSockets(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            SocketTotals before = SocketRegistry.totals();
            Map<String, Long> earlier = ofAllSockets();
            pair.near().send(new byte[11]);
            pair.far().recvfrom();
            Map<String, Long> added = added(before, SocketRegistry.totals());
            Map<String, Long> sum = new LinkedHashMap<>();
            ofAllSockets().forEach((name, count) -> {
                long more = count - earlier.getOrDefault(name, 0L);
                if (more != 0) {
                    sum.put(name, more);
                }
            });
            assertThat(sum).containsEntry("write_byte", 11L).containsEntry("read_byte", 11L);
            added.keySet().retainAll(sum.keySet());
            assertThat(added).isEqualTo(sum);
        }
    }

    /// What the open sockets have counted, but for the largest ones.
    private static Map<String, Long> ofAllSockets() throws Exception {
        Map<String, Long> sum = new LinkedHashMap<>();
        for (Socket each : SocketRegistry.whichSockets()) {
            each.info().counters().byOtpName().forEach((name, count) -> {
                if (!name.endsWith("_max")) {
                    sum.merge(name, count, Long::sum);
                }
            });
        }
        return sum;
    }

    @Test
    void theThreadThatTakesEventsIsCounted() throws Exception {
        SocketTotals before = SocketRegistry.totals();
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Caller<byte[]> late = Caller.waiting(ThreadKind.VIRTUAL, () -> pair.far().recv(1));
            Thread.sleep(5);
            pair.near().send(new byte[1]);
            late.result();
        }
        Map<String, Long> added = added(before, SocketRegistry.totals());

        assertThat(added.get("wakeUps")).isPositive();
        assertThat(added.get("events")).isGreaterThanOrEqualTo(added.get("wakeUps"));
    }

    /// Has pollers tell of something, waits until they have ended as nobody needs them any more, and has others tell.
    static final class Retiring {
        private Retiring() {}

        public static void main(String[] arguments) throws Exception {
            long first = wakeUpsAfterAWait();
            long giveUp = System.nanoTime() + Patience.seconds(15).toNanos();
            while (Thread.getAllStackTraces()
                    .keySet()
                    .stream()
                    .anyMatch(each -> each.getName().equals("osock-master"))) {
                if (System.nanoTime() > giveUp) {
                    throw new AssertionError("the pollers have not ended");
                }
                Thread.sleep(20);
            }
            long between = SocketRegistry.totals().pollerWakeUps();
            long second = wakeUpsAfterAWait();
            System.out.println(0 < first && first <= between && between < second
                    ? "kept"
                    : "lost " + List.of(
                            first, between, second));
        }

        private static long wakeUpsAfterAWait() throws Exception {
            try (Pair pair = SocketKind.INET_STREAM.pair()) {
                Caller<byte[]> late = Caller.waiting(ThreadKind.VIRTUAL, () -> pair.far().recv(1));
                Thread.sleep(5);
                pair.near().send(new byte[1]);
                late.result();
            }
            return SocketRegistry.totals().pollerWakeUps();
        }
    }

    @Test
    void whatPollersHaveToldStaysWhenTheyEnd() throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Retiring.class.getName())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("kept\n");
    }

    private static final int THREADS = 12;
    private static final int ROUNDS = 300;
    private static final int SENDS = 5;
    private static final int SIZE = 7;

    /// Opens sockets, has them transfer, and closes them, again and again.
    private static Void work() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
                for (int j = 0; j < SENDS; j++) {
                    pair.near().send(new byte[SIZE]);
                    pair.far().recv(SIZE);
                }
                failureOf(() -> pair.far().within(Duration.ZERO).recv(1));
            }
        }
        return null;
    }

    /// Whether anything that these sockets count has gone back. Quick, to look as often as possible.
    private static boolean isLess(SocketTotals now, SocketTotals last) {
        return now.opened() < last.opened()
                || now.connections() < last.connections()
                || now.timeouts() < last.timeouts()
                || now.counters().accepts() < last.counters().accepts()
                || now.counters().readBytes() - last.counters().readBytes() < 0 // unsigned, as others have set them
                || now.counters().readTries() - last.counters().readTries() < 0
                || now.counters().writeBytes() - last.counters().writeBytes() < 0;
    }

    @Test
    void nothingIsLostOrCountedTwiceAndNothingGoesBackWhileManyAreClosed() throws Exception {
        SocketTotals before = SocketRegistry.totals();
        var isOver = new AtomicBoolean();
        List<Caller<Void>> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            workers.add(Caller.start(ThreadKind.VIRTUAL.alternating(i), TotalsTest::work));
        }
        Caller<Integer> looker = Caller.start(ThreadKind.PLATFORM, () -> {
            SocketTotals last = before;
            int looks = 0;
            while (!isOver.get()) {
                SocketTotals now = SocketRegistry.totals();
                if (isLess(now, last) || now.open() < before.open()) {
                    throw new AssertionError("first " + last + ", then " + now);
                }
                last = now;
                looks++;
            }
            assertThat(added(before, last)).allSatisfy((name, more) -> assertThat(more).as(name).isPositive());
            return looks;
        });
        for (Caller<Void> each : workers) {
            each.result();
        }
        isOver.set(true);
        assertThat(looker.result()).isGreaterThan(10);
        SocketTotals after = SocketRegistry.totals();

        long pairs = (long) THREADS * ROUNDS;
        assertThat(after.open()).isEqualTo(before.open());
        Map<String, Long> added = added(before, after);
        assertThat(added)
                .containsEntry("opened", 3 * pairs) // a listener each
                .containsEntry("connections", pairs)
                .containsEntry("acc_success", pairs)
                .containsEntry("write_byte", pairs * SENDS * SIZE)
                .containsEntry("write_pkg", pairs * SENDS)
                .containsEntry("read_byte", pairs * SENDS * SIZE)
                .containsEntry("read_pkg", pairs * SENDS)
                .containsEntry("timeouts", pairs);
    }
}
