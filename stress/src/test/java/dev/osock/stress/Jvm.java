package dev.osock.stress;

import dev.osock.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Runs main classes of the tests in virtual machines of their own.
public final class Jvm {

    private static final List<String> OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx256m");

    private Jvm() {}

    /// Gives the command that starts one.
    ///
    /// @param options of the virtual machine, after the usual ones
    public static List<String> command(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// Runs one to its end.
    ///
    /// @param seconds after which it is ended
    /// @param lines takes what it prints
    /// @return its exit status
    public static int run(int seconds, Consumer<String> lines, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        return run(seconds, lines, List.of(), main, arguments);
    }

    /// Runs one to its end, with options.
    public static int run(
            int seconds, Consumer<String> lines, List<String> options, Class<?> main, String... arguments)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(options, main, arguments))
                .redirectError(Redirect.INHERIT)
                .start();
        Thread end = Thread.ofPlatform().daemon().start(() -> endAfter(process, seconds));
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.accept(line);
            }
            return process.waitFor();
        } finally {
            end.interrupt();
            process.destroyForcibly();
        }
    }

    private static void endAfter(Process process, int seconds) {
        try {
            if (!process.waitFor(Patience.seconds(seconds))) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            // in time
        }
    }
}
