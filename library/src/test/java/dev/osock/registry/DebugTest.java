package dev.osock.registry;

import static dev.osock.testing.sockets.Failing.failureOf;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.OtpOptions;
import dev.osock.SelectInfo;
import dev.osock.Socket;
import dev.osock.SocketRegistry;
import dev.osock.SocketTracing;
import dev.osock.Sockets;
import dev.osock.kind.Shutdown;
import dev.osock.nowait.Party;
import dev.osock.option.SocketOptions;
import dev.osock.testing.sockets.Action;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.Kinds;
import dev.osock.testing.sockets.Pair;
import dev.osock.testing.sockets.SocketKind;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Calls that are traced in the log.
@Bounded
class DebugTest {

    private static final Logger LOGGER = Logger.getLogger("dev.osock");

    private final List<String> log = new CopyOnWriteArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(new SimpleFormatter().formatMessage(entry).toLowerCase(Locale.ROOT));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listenToTheLog() {
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void leaveTheLog() {
        SocketTracing.stopAll();
        SocketTracing.stopNew();
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
    }

    /// Makes a call and gives what is logged about a socket meanwhile.
    private List<String> logged(Socket socket, Action call) throws Exception {
        log.clear();
        call.run();
        String name = socket.toString().toLowerCase(Locale.ROOT);
        return log.stream().filter(each -> each.contains(name)).toList();
    }

    @ParameterizedTest
    @EnumSource
    void noCallIsTracedUnlessThatIsWanted(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair()) {
            assertThat(logged(pair.near(), () -> pair.near().send(new byte[1]))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theCallsOfASocketAreTracedIfItWantsThat(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Party a = new Party()) {
            Socket socket = pair.near();
            socket.setopt(OtpOptions.DEBUG, true);
            assertTraced(logged(socket, () -> socket.send(new byte[5])), "send", ": 5");
            assertTraced(logged(socket, () -> failureOf(() -> socket.within(ZERO).recv())), "recv", "timeout");
            SelectInfo[] info = new SelectInfo[1];
            assertTraced(
                    logged(socket, () -> info[0] = a.selects(() -> socket.nowait().recvfrom())), "recvfrom", "select");
            assertTraced(logged(socket, () -> a.runs(() -> socket.cancel(info[0]))), "cancel", ": 0");
            assertTraced(logged(socket, () -> a.fails(() -> socket.cancel(info[0]))), "cancel", "invalid");
            assertTraced(logged(socket, socket::sockname), "sockname");
            assertTraced(logged(socket, socket::peername), "peername");
            assertTraced(logged(socket, () -> socket.getopt(SocketOptions.SNDBUF)), "getopt", "so_sndbuf");
            assertTraced(logged(socket, () -> socket.setopt(SocketOptions.SNDBUF, 10_000)), "setopt", "so_sndbuf");
            assertTraced(logged(socket, () -> socket.setopt(OtpOptions.IOW, true)), "setopt", "iow");
            assertTraced(logged(socket, () -> socket.shutdown(Shutdown.WRITE)), "shutdown");
            log.clear();
            socket.close();
            assertTraced(log, "close");
            assertThat(logged(pair.far(), pair.far()::sockname)).isEmpty();
        }
    }

    private static void assertTraced(List<String> lines, String... words) {
        assertThat(lines).anySatisfy(line -> assertThat(line).contains(words));
    }

    @ParameterizedTest
    @MethodSource(Kinds.CONNECTING)
    void soAreListenConnectAndAccept(SocketKind kind) throws Exception {
        SocketTracing.startNew();
        try (Socket listener = kind.bound(); Socket client = kind.open()) {
            assertTraced(log, "open");
            assertTraced(log, "bind");
            assertTraced(logged(listener, listener::listen), "listen");
            log.clear();
            client.connect(listener.sockname());
            assertTraced(log, "connect");
            log.clear();
            try (Socket accepted = listener.accept()) {
                assertTraced(log, "accept");
                assertThat(accepted.getopt(OtpOptions.DEBUG)).isTrue();
            }
        }
    }

    @Test
    void socketsThatAreOpenedAfterwardsAreTraced() throws Exception {
        try (Socket before = SocketKind.INET_DGRAM.open()) {
            SocketTracing.startNew();
            assertThat(Sockets.info().socketDebug()).isTrue();
            try (Socket after = SocketKind.INET_DGRAM.open()) {
                assertThat(before.getopt(OtpOptions.DEBUG)).isFalse();
                assertThat(after.getopt(OtpOptions.DEBUG)).isTrue();
                assertThat(logged(after, after::sockname)).isNotEmpty();
                assertThat(logged(before, before::sockname)).isEmpty();
                after.setopt(OtpOptions.DEBUG, false);
                assertThat(logged(after, after::sockname)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INET_STREAM", "INET6_DGRAM", "LOCAL_STREAM"})
    void whatTheLibraryAsksItselfIsNotTraced(SocketKind kind) throws Exception {
        try (Pair pair = kind.pair(); Socket listener = SocketKind.INET_STREAM.listener()) {
            SocketTracing.startAll();
            log.clear();
            SocketRegistry.print(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
            assertThat(log).isEmpty();
            assertThat(pair.near().info().counters().byOtpName()).isNotEmpty();
            assertThat(SocketRegistry.whichSockets()).contains(pair.near());
            assertThat(log).isEmpty();
            failureOf(() -> listener.within(ZERO).accept());
            assertThat(log).singleElement().asString().contains("accept");
        }
    }

    @Test
    void allSocketsAreTraced() throws Exception {
        try (Socket socket = SocketKind.INET_DGRAM.open()) {
            SocketTracing.startAll();
            assertThat(Sockets.info().debug()).isTrue();
            assertTraced(logged(socket, socket::sockname), "sockname");
            SocketTracing.stopAll();
            assertThat(Sockets.info().debug()).isFalse();
            assertThat(logged(socket, socket::sockname)).isEmpty();
        }
    }
}
