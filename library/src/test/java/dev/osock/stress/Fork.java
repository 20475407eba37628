package dev.osock.stress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.osock.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A second virtual machine that runs a main class of the tests and is spoken to line by line. It ends with this.
final class Fork implements AutoCloseable {

    private static final String END = "(end of output)";
    private static final Duration PATIENCE = Patience.seconds(40);

    private final Process process;
    private final Writer input;
    private final Path errors;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Fork(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        input = process.outputWriter();
        Thread.ofPlatform().daemon().start(this::copyLines);
    }

    /// Starts one.
    ///
    /// @param prefix the command that starts it, such as a shell that lowers a limit first
    static Fork start(List<String> prefix, Class<?> main, String... options) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx256m"));
        command.addAll(List.of(options));
        if (!List.of(options).contains("--illegal-native-access=deny")) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Path errors = Files.createTempFile("osock-fork", ".txt");
        return new Fork(new ProcessBuilder(command).redirectError(errors.toFile()).start(), errors);
    }

    static Fork start(Class<?> main, String... options) throws IOException {
        return start(List.of(), main, options);
    }

    private void copyLines() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("cannot read: " + e);
        }
        lines.add(END);
    }

    long pid() {
        return process.pid();
    }

    /// Gives the next line that it prints.
    String line() throws InterruptedException, IOException {
        String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (line == null || line.equals(END)) {
            throw new AssertionError((line == null ? "no line in time" : "no more lines") + "; its errors:\n"
                    + Files.readString(errors));
        }
        return line;
    }

    /// Sends it a line.
    void say(String line) throws IOException {
        input.write(line + "\n");
        input.flush();
    }

    /// Waits for its end, and gives the lines that it has printed since.
    List<String> finish() throws InterruptedException, IOException {
        input.close();
        assertThat(process.waitFor(PATIENCE)).as("it ends").isTrue();
        List<String> rest = new ArrayList<>();
        for (String line = lines.take(); !line.equals(END); line = lines.take()) {
            rest.add(line);
        }
        assertThat(process.exitValue()).as(rest + "\n" + Files.readString(errors)).isZero();
        return rest;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(errors);
    }
}
