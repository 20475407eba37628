package dev.osock.testing.sockets;

import dev.osock.OpenOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Two network namespaces and a cable between them: `10.78.1.1` with the device `near`,
/// and `10.78.1.2` with the device `far`.
public final class Cable implements AutoCloseable {

    private final String prefix = "osock" + ProcessHandle.current().pid() + "c" + System.nanoTime() % 1_000_000;

    /// Lays the cable.
    public Cable() throws IOException, InterruptedException {
        try {
            ip("netns add " + name("near"));
            ip("netns add " + name("far"));
            ip("link add near netns " + name("near") + " type veth peer name far netns " + name("far"));
            for (String end : List.of("near", "far")) {
                in(end, "ip link set lo up");
                in(end, "ip addr add 10.78.1." + (end.equals("near") ? 1 : 2) + "/24 dev " + end);
                in(end, "ip link set " + end + " up");
            }
        } catch (IOException | InterruptedException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private String name(String end) {
        return prefix + end;
    }

    /// Says where a socket is to be opened.
    public OpenOptions at(String end) {
        return OpenOptions.DEFAULT.withNetns(name(end));
    }

    /// Runs a command in one of the namespaces.
    public void in(String end, String command) throws IOException, InterruptedException {
        ip("netns exec " + name(end) + " " + command);
    }

    private static void ip(String arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(("ip " + arguments).split(" ", -1)).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("ip " + arguments + ": " + output);
        }
    }

    @Override
    public void close() {
        for (String end : List.of("near", "far")) {
            try {
                ip("netns del " + name(end));
            } catch (IOException | InterruptedException notThere) {
                // it was not made
            }
        }
    }
}
