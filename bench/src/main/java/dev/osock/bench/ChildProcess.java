package dev.osock.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A process that answers each line with a line. Whatever happens, an answer or a failure comes in bounded time.
final class ChildProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path errors;
    private final BufferedWriter in;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>(); // an empty one is the end
    private final String greeting;

    private ChildProcess(Process process, Path errors) throws IOException {
        this.process = process;
        this.errors = errors;
        in = process.outputWriter(StandardCharsets.UTF_8);
        Thread.ofVirtual().start(this::read);
        greeting = line(PATIENCE);
        if (!greeting.startsWith("ready")) {
            throw new IOException("not ready: " + greeting);
        }
    }

    /// Starts a process and waits until it is ready.
    ///
    /// @param tracer what to run it under, or nothing
    static ChildProcess start(List<String> tracer, List<String> program) throws IOException {
        List<String> command = new ArrayList<>(tracer);
        command.addAll(program);
        Path errors = Files.createTempFile("osock-bench", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try {
            return new ChildProcess(process, errors);
        } catch (IOException failed) {
            end(process, errors);
            throw failed;
        }
    }

    private void read() {
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.lines().map(Optional::of).forEach(lines::add);
        } catch (IOException | UncheckedIOException over) {
            // the process is gone
        }
        lines.add(Optional.empty());
    }

    /// Gives what follows `ready`.
    String greeting() {
        return greeting.substring("ready".length()).strip();
    }

    long pid() {
        return process.pid();
    }

    /// Asks one line.
    String ask(String question, Duration length) throws IOException {
        say(question);
        return line(length.plus(PATIENCE));
    }

    private void say(String question) throws IOException {
        try {
            in.write(question + "\n");
            in.flush();
        } catch (IOException gone) {
            throw new IOException(failure("it has ended"), gone);
        }
    }

    /// Asks for a round.
    double[] round(Duration length, int figures) throws IOException {
        begin(length);
        return end(length, figures);
    }

    /// Asks for a round, and does not wait for its end.
    void begin(Duration length) throws IOException {
        say("round " + length.toMillis());
    }

    /// Waits for the end of a round.
    double[] end(Duration length, int figures) throws IOException {
        return figures(line(length.plus(PATIENCE)), figures);
    }

    /// Reads the figures of a round.
    static double[] figures(String answer, int wanted) throws IOException {
        try {
            double[] figures = Arrays.stream(answer.strip().split(" +")).mapToDouble(Double::parseDouble).toArray();
            if (figures.length == wanted) {
                return figures;
            }
        } catch (NumberFormatException wrong) {
            // said below
        }
        throw new IOException(wanted + " figures were wanted, not: " + answer);
    }

    private String line(Duration patience) throws IOException {
        try {
            Optional<String> line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new IOException("no answer in " + patience.toSeconds() + " s");
            }
            if (line.isEmpty()) {
                throw new IOException(failure("it has ended"));
            }
            return line.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private String failure(String otherwise) throws IOException {
        return Files.readAllLines(errors)
                .stream()
                .filter(line -> !line.startsWith("WARNING") && !line.isBlank())
                .findFirst()
                .orElse(otherwise);
    }

    @Override
    public void close() {
        end(process, errors);
    }

    /// Ends the process by the end of its input, so that one that is traced ends as well; by force if that does not do.
    private static void end(Process process, Path errors) {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(errors);
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
