package dev.osock.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.osock.BlockingIo;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.SocketWait;
import dev.osock.SocketWait.Goal;
import dev.osock.message.MsgFlags;
import dev.osock.nowait.Party;
import dev.osock.testing.Need;
import dev.osock.testing.Patience;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.Situation;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import dev.osock.testing.sockets.WaitingCall;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Who waits on which socket: as the registry tells, and as a thread dump does.
@Bounded
@ExtendWith(CleanRegistry.class)
class WaitingThreadsTest {

    /// How many frames of ours there are at the most between a caller and the JDK's parking, and how many more down to
    /// the system call of one that waits in the kernel.
    private static final int MOST_FRAMES = 14;

    private static final int MOST_OF_KERNEL = 5;

    private static final String LANE = "dev.osock.internal.lane.";

    @TempDir
    private Path folder;

    static Stream<Arguments> waits() {
        return Stream.of(WaitingCall.RECV, WaitingCall.ACCEPT, WaitingCall.SEND, WaitingCall.CONNECT)
                .flatMap(call -> Stream.of(ThreadKind.values()).map(kind -> Arguments.of(call, kind)));
    }

    private static Goal goal(WaitingCall call) {
        return switch (call) {
            case RECV -> Goal.RECEIVE;
            case ACCEPT -> Goal.ACCEPT;
            case SEND -> Goal.SEND;
            case CONNECT -> Goal.CONNECT;
            default -> throw new IllegalArgumentException(call.name());
        };
    }

    private static String lane(Goal goal) {
        return LANE + (goal == Goal.RECEIVE || goal == Goal.ACCEPT ? "SocketRead" : "SocketWrite");
    }

    /// What is said of a thread in a dump, once that says what it is parked on.
    private String dumped(ThreadDumpFormat format, Thread thread) throws Exception {
        var bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        var entry = Pattern.compile(
                format == ThreadDumpFormat.JSON
                        ? "\"tid\": \"?" + thread.threadId() + "\"?,.*?\\]"
                        : "(?m)^#" + thread.threadId() + " .*?\n\n",
                Pattern.DOTALL);
        long giveUp = System.nanoTime() + Patience.seconds(10).toNanos();
        String found = "";
        for (int i = 0; System.nanoTime() < giveUp && !found.contains(LANE + "Socket"); i++) {
            Path file = folder.resolve(format + "-" + i);
            bean.dumpThreads(file.toString(), format);
            Matcher matcher = entry.matcher(Files.readString(file));
            found = matcher.find() ? matcher.group() : "";
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("waits")
    void aThreadIsFoundByItsSocketAndInADump(WaitingCall call, ThreadKind kind) throws Exception {
        try (Situation situation = call.on(SocketKind.INET_STREAM)) {
            Socket socket = situation.socket();
            Caller<Void> caller = Caller.waiting(kind, () -> situation.call(socket));
            SocketWait wait = waitOf(caller);
            assertThat(wait.socket()).isSameAs(socket);
            assertThat(wait.goal()).isEqualTo(goal(call));
            assertThat(wait.blocker()).startsWith(lane(goal(call)) + "@");

            assertThat(dumped(ThreadDumpFormat.TEXT_PLAIN, wait.thread()))
                    .contains("- parking to wait for <" + wait.blocker() + ">");
            assertThat(dumped(ThreadDumpFormat.JSON, wait.thread()))
                    .containsPattern("\"parkBlocker\": \\{\\s*\"object\": \"" + Pattern.quote(wait.blocker()));

            situation.release();
            if (call == WaitingCall.SEND || call == WaitingCall.RECV) {
                caller.result();
                assertThat(SocketRegistry.waitingThreads()).noneMatch(each -> each.thread().equals(wait.thread()));
            }
        }
    }

    private static SocketWait waitOf(Caller<?> caller) throws InterruptedException {
        long giveUp = System.nanoTime() + Patience.seconds(10).toNanos();
        while (System.nanoTime() < giveUp) {
            for (SocketWait each : SocketRegistry.waitingThreads()) {
                if (each.thread().threadId() == caller.threadId()) {
                    return each;
                }
            }
            Thread.sleep(1);
        }
        throw new AssertionError("it is not told: " + SocketRegistry.waitingThreads());
    }

    @Test
    @Requires(Need.JFR) // the tools of a JDK
    void jstackTellsTheDirectionOfAPlatformThread() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Caller<byte[]> caller = Caller.waiting(ThreadKind.PLATFORM, () -> pair.near().recv(1));
            Thread thread = waitOf(caller).thread();
            String told = "";
            long giveUp = System.nanoTime() + Patience.seconds(10).toNanos();
            while (!told.contains(LANE) && System.nanoTime() < giveUp) {
                told = jstack().lines()
                        .dropWhile(line -> !line.startsWith("\"" + thread.getName() + "\" #" + thread.threadId()))
                        .limit(5)
                        .reduce("", (all, line) -> all + line + "\n");
            }
            assertThat(told).containsPattern("- parking to wait for  <0x[0-9a-f]+> \\(a " + LANE + "SocketRead\\)");
            pair.far().send(new byte[1]);
            caller.result();
        }
    }

    private static String jstack() throws Exception {
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jstack").toString(),
                Long.toString(ProcessHandle.current().pid())).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void allWhoQueueAreToldInTheirOrder(ThreadKind kind) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Caller<byte[]> first = Caller.waiting(kind, () -> pair.near().recv(1));
            Caller<byte[]> second = Caller.waiting(kind, () -> pair.near().recv(1));
            waitOf(second);
            List<SocketWait> waits = SocketRegistry.waitingThreads();
            assertThat(waits).extracting(each -> each.thread().threadId())
                    .containsExactly(first.threadId(), second.threadId());
            assertThat(waits.getFirst().blocker()).isEqualTo(waits.getLast().blocker());
            pair.far().send(new byte[2]);
            first.result();
            second.result();
        }
    }

    @Test
    void whoWaitsForTheErrorQueueIsToldApart() throws Exception {
        try (Pair pair = SocketKind.INET_DGRAM.pair()) {
            Caller<?> caller = Caller.waiting(
                    ThreadKind.VIRTUAL, () -> pair.near().recvmsg(0, 0, MsgFlags.ERRQUEUE));
            assertThat(waitOf(caller).blocker()).startsWith(LANE + "SocketErrorQueue@");
        }
    }

    @Test
    void callsThatDoNotWaitHaveNoThread() throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair(); Party party = new Party()) {
            party.selects(() -> pair.near().nowait().recv(1));
            assertThat(pair.near().info().numReaders()).isOne();
            assertThat(SocketRegistry.waitingThreads()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBlockerNamesTheSocketAndItsAddressesWhenAsked(ThreadKind kind) throws Exception {
        try (Pair pair = SocketKind.INET_STREAM.pair()) {
            Caller<byte[]> caller = Caller.waiting(kind, () -> pair.near().recv(1));
            Thread thread = waitOf(caller).thread();
            Object blocker = null;
            long giveUp = System.nanoTime() + Patience.seconds(10).toNanos();
            while (blocker == null && System.nanoTime() < giveUp) {
                blocker = LockSupport.getBlocker(thread);
            }
            assertThat(blocker)
                    .hasToString("SocketRead of " + name(pair.near()) + " at " + pair.near().sockname());
            pair.far().send(new byte[1]);
            caller.result();
        }
    }

    /// As messages do: `inet/stream/tcp to 127.0.0.1:9 (fd 5)`.
    private static String name(Socket socket) {
        String text = socket.toString();
        return text.substring(text.indexOf("inet"), text.indexOf(')') + 1);
    }

    @ParameterizedTest
    @MethodSource("waits")
    void fewFramesOfOursAreAboveTheCaller(WaitingCall call, ThreadKind kind) throws Exception {
        try (Situation situation = call.on(SocketKind.INET_STREAM)) {
            BlockingIo view = situation.socket();
            Caller<Void> caller = Caller.waiting(kind, () -> situation.call(view));
            Thread thread = waitOf(caller).thread();
            List<String> ours = Arrays.stream(thread.getStackTrace())
                    .map(StackTraceElement::toString)
                    .filter(frame -> frame.startsWith("dev.osock.") || frame.contains("/dev.osock."))
                    .filter(frame -> !frame.contains("dev.osock.testing.") && !frame.contains("dev.osock.registry."))
                    .toList();
            assertThat(ours).isNotEmpty()
                    .hasSizeLessThanOrEqualTo(
                            MOST_FRAMES + (kind == ThreadKind.PLATFORM ? MOST_OF_KERNEL : 0));
            situation.release();
        }
    }
}
