package dev.osock.net.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.osock.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A JVM of its own that runs a class of the tests; what it prints is read line by line.
final class JavaProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    JavaProcess(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        lines = process.inputReader(UTF_8);
    }

    /// The next line, or what there is instead of one.
    String line() throws IOException {
        return String.valueOf(lines.readLine());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(Patience.seconds(20));
    }
}
