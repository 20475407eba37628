package dev.osock.flight;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import dev.osock.testing.Need;
import dev.osock.testing.Requires;
import dev.osock.testing.sockets.Bounded;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a flight recording tells of sockets: of another virtual machine, as recording has no end in one that has begun.
@Bounded
class FlightTest {

    private static final Path SETTINGS = Path.of("..", "docs", "osock.jfc");

    @TempDir
    Path folder;

    /// What is recorded.
    static final class Flown {
        private Flown() {}

        public static void main(String[] arguments) throws Exception {
            try (Socket listener = Sockets.listen(SockaddrIn.loopback(0));
                    Socket client = Sockets.connect(listener.sockname());
                    Socket server = listener.accept()) {
                client.send(new byte[7]);
                server.recv(7);
                Thread late = Thread.ofVirtual().start(() -> answer(server));
                client.within(Duration.ofSeconds(60)).recv(5);
                late.join();
                try {
                    client.within(Duration.ofMillis(20)).recv(1);
                } catch (SocketException timeout) {
                    System.out.println(timeout.getMessage());
                }
                server.close();
                try {
                    client.recv(1);
                } catch (SocketException end) {
                    System.out.println(end.getMessage());
                }
            }
            try (Socket refused = Socket.open(Domain.LOCAL, Type.STREAM)) {
                refused.connect(SockaddrUn.path("/nowhere/at/all"));
            } catch (SocketException refusal) {
                System.out.println(refusal.getMessage());
            }
        }

        private static void answer(Socket server) {
            try {
                Thread.sleep(100);
                server.send(new byte[5]);
            } catch (SocketException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /// Runs it.
    ///
    /// @return what it has printed
    private static List<String> fly(String... options) throws Exception {
        return flyFrom(System.getProperty("java.class.path"), options);
    }

    private static List<String> flyFrom(String classPath, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(program("java"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath, Flown.class.getName()));
        return run(command);
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
        assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }

    private String testsAndJar() throws Exception {
        Path jar = folder.resolve("osock.jar");
        int status = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "cf", jar.toString(), "-C", source(Socket.class), ".");
        assertThat(status).isZero();
        return jar + File.pathSeparator + source(FlightTest.class);
    }

    private static String source(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    private Path record(String settings) throws Exception {
        Path file = folder.resolve("recorded.jfr");
        fly("-XX:StartFlightRecording:" + settings + ",filename=" + file);
        return file;
    }

    /// Settings by which events are told however short they are.
    private static String all(String... names) {
        return Stream.of(names)
                .map(name -> "+dev.osock." + name + "#threshold=0ns")
                .collect(Collectors.joining(",", "settings=none,", ""));
    }

    private static List<RecordedEvent> events(Path file, String name) throws IOException {
        return RecordingFile.readAllEvents(file)
                .stream()
                .filter(event -> event.getEventType().getName().equals("dev.osock." + name))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList();
    }

    @Test
    void eachKindOfEventIsToldWithWhatItIsAbout() throws Exception {
        Path file = record(all("Read", "Write", "Wait", "Connect", "Accept", "Close"));

        assertThat(events(file, "Connect")).hasSizeGreaterThanOrEqualTo(2);
        RecordedEvent refused = events(file, "Connect").getLast();
        assertThat(refused.getString("socket")).isEqualTo("local/stream");
        assertThat(refused.getString("address")).contains("/nowhere/at/all");
        assertThat(refused.getString("error")).isEqualTo("ENOENT");
        RecordedEvent accepted = events(file, "Accept").getFirst();
        assertThat(accepted.getString("address")).isEqualTo("127.0.0.1");
        assertThat(accepted.getInt("port")).isPositive();
        assertThat(accepted.getString("error")).isNull();

        assertThat(events(file, "Write").stream().map(event -> event.getLong("bytesWritten"))).containsExactly(7L, 5L);
        List<RecordedEvent> reads = events(file, "Read");
        assertThat(reads.stream().map(event -> event.getLong("bytesRead"))).containsExactly(7L, 5L, 0L, 0L);
        assertThat(reads.stream().map(event -> event.getLong("timeout"))).containsExactly(0L, 60_000L, 20L, 0L);
        assertThat(reads.get(1).getDuration()).isGreaterThan(Duration.ofMillis(50));
        assertThat(reads.get(1).getString("socket")).isEqualTo("inet/stream/tcp");
        assertThat(reads.get(1).getString("address")).isEqualTo("127.0.0.1");
        assertThat(reads.get(2).getString("error")).isEqualTo("timeout");
        assertThat(reads.get(2).getBoolean("endOfStream")).isFalse();
        assertThat(reads.get(3).getBoolean("endOfStream")).isTrue();
        assertThat(reads.get(3).getString("error")).isNull();

        assertThat(events(file, "Wait"))
                .anySatisfy(wait -> assertThat(wait.getDuration()).isGreaterThan(Duration.ofMillis(50)));
        assertThat(events(file, "Close")).hasSizeGreaterThanOrEqualTo(4);
        assertThat(events(file, "Error").stream().map(event -> event.getString("error")))
                .contains("timeout", "end of stream", "ENOENT");
        assertThat(events(file, "Error").stream().map(event -> event.getString("message")))
                .anyMatch(message -> message.startsWith("connect local/stream to "));
    }

    @Test
    void withoutSettingsOnlyWhatIsSlowIsTold() throws Exception {
        Path file = folder.resolve("recorded.jfr");
        fly("-XX:StartFlightRecording:filename=" + file);
        assertThat(events(file, "Write"))
                .allSatisfy(write -> assertThat(write.getDuration()).isGreaterThanOrEqualTo(Duration.ofMillis(20)));
        assertThat(events(file, "Read").stream().map(event -> event.getLong("bytesRead"))).contains(5L);
        assertThat(events(file, "Error")).isNotEmpty();
    }

    @Test
    void theSettingsOfTheDocumentsAreTaken() throws Exception {
        Path file = record("settings=default,settings=" + SETTINGS);
        assertThat(events(file, "Accept")).hasSize(1);
        assertThat(events(file, "Connect")).isNotEmpty();
        assertThat(events(file, "Read")).isNotEmpty();
    }

    @Requires(Need.JFR)
    @Test
    void theProgramOfTheJdkPrintsThem() throws Exception {
        Path file = record(all("Read"));
        List<String> printed = run(List.of(program("jfr"), "print", "--events", "dev.osock.Read", file.toString()));
        assertThat(String.join("\n", printed))
                .contains("dev.osock.Read {", "bytesRead = 7 bytes", "timeout = 1 m 0 s", "endOfStream = true");
    }

    /// From a jar, as where users have it: of a folder all classes are loaded at once.
    @Test
    void nothingIsLoadedWhereNothingIsRecorded() throws Exception {
        Path loaded = folder.resolve("loaded.txt");
        flyFrom(testsAndJar(), "-Xlog:class+load:file=" + loaded);
        List<String> names = Files.readAllLines(loaded)
                .stream()
                .map(line -> line.replaceAll("^(\\[[^]]*])*", "").strip().split(" ", 2)[0])
                .toList();
        assertThat(names).contains("dev.osock.internal.flight.Flight");
        assertThat(names.stream().filter(name -> name.startsWith("jdk.jfr.")))
                .isSubsetOf("jdk.jfr.FlightRecorder");
        assertThat(names.stream().filter(name -> name.startsWith("dev.osock.internal.flight.")))
                .containsExactly("dev.osock.internal.flight.Flight");
    }

    @Test
    void aRuntimeImageNeedNotHaveIt() throws Exception {
        assertThat(fly("--limit-modules=java.base")).hasSize(3);
    }
}
