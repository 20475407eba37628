package dev.osock.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.osock.Socket;
import dev.osock.SocketTracing;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.sockets.Bounded;
import dev.osock.testing.sockets.SocketKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// At which level calls are logged, and when that is seen.
@Bounded
class TraceLevelTest {

    private static final Logger LOGGER = Logger.getLogger("dev.osock.Socket");

    private final List<LogRecord> log = new CopyOnWriteArrayList<>();

    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            log.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        handler.setLevel(Level.ALL);
        LOGGER.addHandler(handler);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterEach
    void leave() {
        SocketTracing.stopAll();
        SocketTracing.useLevel(System.Logger.Level.INFO);
        LOGGER.removeHandler(handler);
        LOGGER.setUseParentHandlers(true);
        LOGGER.setLevel(null);
    }

    private List<LogRecord> logged(Level shown) throws Exception {
        LOGGER.setLevel(shown);
        try (Socket socket = SocketKind.INET_DGRAM.bound()) {
            log.clear();
            socket.sockname();
            return List.copyOf(log);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = {"ALL", "OFF"})
    void callsAreLoggedAtTheLevelThatIsWanted(System.Logger.Level level) throws Exception {
        SocketTracing.startAll();
        SocketTracing.useLevel(level);
        assertThat(logged(Level.ALL)).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel().getName()).isEqualTo(switch (level) {
                case TRACE -> "FINER";
                case DEBUG -> "FINE";
                case ERROR -> "SEVERE";
                default -> level.name();
            });
            assertThat(entry.getLoggerName()).isEqualTo(Socket.class.getName());
        });
    }

    @Test
    void theyAreSeenOnlyWhereTheLoggerShowsThatLevel() throws Exception {
        SocketTracing.startAll();
        SocketTracing.useLevel(System.Logger.Level.DEBUG);
        assertThat(logged(Level.FINE)).hasSize(1);
        assertThat(logged(Level.INFO)).isEmpty();
        SocketTracing.useLevel(System.Logger.Level.INFO);
        assertThat(logged(Level.INFO)).hasSize(1);
        assertThat(logged(Level.WARNING)).isEmpty();
        SocketTracing.stopAll();
        assertThat(logged(Level.ALL)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL", "OFF"})
    void nothingIsLoggedAtALevelThatIsNone(System.Logger.Level level) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SocketTracing.useLevel(level))
                .withMessage("nothing can be logged at level " + level
                        + ", but at [TRACE, DEBUG, INFO, WARNING, ERROR]");
    }

    /// Opens a socket and closes it.
    static final class Opens {
        private Opens() {}

        public static void main(String[] arguments) throws Exception {
            Socket.open(Domain.LOCAL, Type.DGRAM).close();
        }
    }

    private String opens(String shown, String... options) throws Exception {
        Path configuration = Files.writeString(folder.resolve("logging.properties"), """
                handlers=java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level=ALL
                dev.osock.Socket.level=%s
                """.formatted(shown));
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.logging.config.file=" + configuration);
        builder.command().addAll(List.of(options));
        builder.command().addAll(List.of("-cp", System.getProperty("java.class.path"), Opens.class.getName()));
        Process process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    @Test
    void aSwitchTracesFromTheStart() throws Exception {
        assertThat(opens("FINE", "-Ddev.osock.trace=debug")).contains("open local/dgram", "close local/dgram", "FINE");
        assertThat(opens("INFO", "-Ddev.osock.trace=debug")).isEmpty();
        assertThat(opens("FINE")).isEmpty();
    }

    @Test
    void aSwitchThatNamesNoLevelIsRefused() throws Exception {
        assertThat(opens("FINE", "-Ddev.osock.trace=loud"))
                .contains("IllegalArgumentException: dev.osock.trace: there is no level \"loud\", but "
                        + "[trace, debug, info, warning, error]");
    }
}
