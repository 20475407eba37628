package dev.osock;

import static dev.osock.testing.sockets.Bytes.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.address.Sockaddr;
import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Bounded
class LeakTest {

    private static final Duration PATIENCE = Patience.seconds(15);

    private static final Logger LOGGER = Logger.getLogger("dev.osock");

    private final Log log = new Log();

    /// Keeps what is logged.
    private static final class Log extends Handler {
        private final List<String> warnings = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord entry) {
            if (entry.getLevel().equals(Level.WARNING)) {
                warnings.add(new SimpleFormatter().formatMessage(entry));
            }
        }

        boolean mentions(String text) {
            return warnings.stream().anyMatch(each -> each.contains(text));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void listenToTheLog() {
        LOGGER.addHandler(log);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void leaveTheLog() {
        LOGGER.removeHandler(log);
        LOGGER.setUseParentHandlers(true);
    }

    @ParameterizedTest
    @EnumSource
    void socketThatNobodyReachesIsClosedAndLogged(SocketKind kind) throws Exception {
        int fd = lose(kind);
        Path link = Path.of("/proc/self/fd/" + fd);
        while (Files.isSymbolicLink(link) && lost.equals(Files.readSymbolicLink(link))) {
            System.gc();
            Thread.sleep(10);
        }
        while (!log.mentions("(fd " + fd + ")")) { // the line is written after the close
            Thread.sleep(1);
        }
    }

    /// What the descriptor of the lost socket refers to: the same number may soon be another socket's.
    private Path lost = Path.of("");

    private int lose(SocketKind kind) throws IOException {
        int fd = kind.bound().openSocket.fd();
        lost = Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd));
        return fd;
    }

    @Test
    void socketThatWasClosedIsNotLogged() throws Exception {
        int fd;
        try (Socket socket = SocketKind.INET_STREAM.open()) {
            fd = socket.openSocket.fd();
        }
        collectGarbage();
        assertThat(log.mentions("(fd " + fd + ")")).isFalse();
    }

    /// Compiled code lets go of a variable after its last use, which is before the wait.
    @BeforeAll
    static void compileTheCalls() throws Exception {
        try (Pair pair = SocketKind.LOCAL_DGRAM.pair()) {
            for (int i = 0; i < 30_000; i++) {
                pair.near().send(bytes("x"));
                pair.far().recv();
            }
        }
        try (Pair pair = SocketKind.LOCAL_STREAM.pair()) {
            InputStream in = pair.near().inputStream();
            for (int i = 0; i < 30_000; i++) {
                pair.far().send(bytes("x"));
                in.read();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void socketOfACallThatWaitsIsNotLost(ThreadKind thread) throws Exception {
        SocketKind kind = SocketKind.INET_DGRAM;
        Socket[] handOver = {kind.bound()};
        Sockaddr address = handOver[0].sockname();
        var receiving = Caller.waiting(thread, () -> take(handOver).recv());
        assertReceives(kind, address, receiving);
    }

    @ParameterizedTest
    @EnumSource
    void socketOfAViewOnWhichACallWaitsIsNotLost(ThreadKind thread) throws Exception {
        SocketKind kind = SocketKind.INET6_DGRAM;
        Socket[] handOver = {kind.bound()};
        Sockaddr address = handOver[0].sockname();
        var receiving = Caller.waiting(thread, () -> take(handOver).within(PATIENCE).recv());
        assertReceives(kind, address, receiving);
    }

    @ParameterizedTest
    @EnumSource
    void socketOfAStreamThatIsReadIsNotLost(ThreadKind thread) throws Exception {
        try (Socket listener = SocketKind.INET_STREAM.listener()) {
            InputStream[] handOver = {connected(listener.sockname())};
            try (Socket far = listener.accept()) {
                var reading = Caller.waiting(thread, () -> take(handOver).read());
                collectGarbage();
                assertThat(reading.isDone()).isFalse();
                far.send(bytes("x"));
                assertThat(reading.result()).isEqualTo('x');
            }
        }
    }

    @Test
    void streamKeepsItsSocketOpen() throws Exception {
        try (Socket listener = SocketKind.INET_STREAM.listener();
                InputStream in = connected(listener.sockname());
                Socket far = listener.accept()) {
            collectGarbage();
            far.send(bytes("x"));
            assertThat(in.read()).isEqualTo('x');
        }
    }

    private static InputStream connected(Sockaddr address) throws IOException {
        Socket socket = SocketKind.INET_STREAM.open();
        socket.connect(address);
        return socket.within(PATIENCE).inputStream();
    }

    private static <T> T take(T[] handOver) {
        T taken = handOver[0];
        handOver[0] = null;
        return taken;
    }

    private static void assertReceives(SocketKind kind, Sockaddr address, Caller<byte[]> receiving) throws Exception {
        collectGarbage();
        assertThat(receiving.isDone()).isFalse();
        try (Socket sender = kind.open()) {
            sender.sendto(bytes("hello"), address);
        }
        assertThat(receiving.result()).isEqualTo(bytes("hello"));
    }

    private static void collectGarbage() throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            System.gc();
            Thread.sleep(20);
        }
    }
}
