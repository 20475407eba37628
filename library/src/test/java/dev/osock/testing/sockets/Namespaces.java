package dev.osock.testing.sockets;

import dev.osock.OpenOptions;
import dev.osock.testing.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Network namespaces that a test makes, by ip(8), and that are gone when it ends. A test knows them by short names.
public class Namespaces implements AutoCloseable {

    private final String prefix = "osock" + ProcessHandle.current().pid() + "m" + System.nanoTime() % 1_000_000;
    private final List<String> ends;

    /// Makes them.
    public Namespaces(String... ends) throws IOException, InterruptedException {
        this.ends = List.of(ends);
        try {
            for (String end : ends) {
                run(List.of("ip", "netns", "add", name(end)));
                ip(end, "link set lo up");
            }
        } catch (IOException | InterruptedException failed) {
            delete();
            throw failed;
        }
    }

    /// Joins two of them by a cable.
    public final void cable(String end, String device, String otherEnd, String otherDevice)
            throws IOException, InterruptedException {
        ip(end, "link add " + device + " type veth peer name " + otherDevice + " netns " + name(otherEnd));
        ip(end, "link set " + device + " up");
        ip(otherEnd, "link set " + otherDevice + " up");
    }

    public final String name(String end) {
        return prefix + end;
    }

    public final OpenOptions in(String end) {
        return OpenOptions.DEFAULT.withNetns(name(end));
    }

    /// Runs ip(8) in one of them.
    public final void ip(String end, String arguments) throws IOException, InterruptedException {
        run(Stream.concat(Stream.of("ip", "-n", name(end)), Stream.of(arguments.split(" ", -1))).toList());
    }

    /// Runs a command in one of them, and returns what it says.
    public final String exec(String end, String... command) throws IOException, InterruptedException {
        return run(Stream.concat(Stream.of("ip", "netns", "exec", name(end)), Stream.of(command)).toList());
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(Patience.seconds(60)) || process.exitValue() != 0) {
            throw new IOException(command + ": " + output);
        }
        return output;
    }

    private void delete() {
        for (String end : ends) {
            try {
                run(List.of("ip", "netns", "del", name(end)));
            } catch (IOException | InterruptedException notThere) {
                // it was not made
            }
        }
    }

    @Override
    public void close() throws IOException {
        delete();
    }
}
