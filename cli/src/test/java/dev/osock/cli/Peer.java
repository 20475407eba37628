package dev.osock.cli;

import dev.osock.testing.Patience;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Another program at the other end.
final class Peer implements AutoCloseable {

    private static final String LISTENING = "0A";

    private final Process process;

    private Peer(Process process) {
        this.process = process;
    }

    static Peer start(String... command) throws IOException {
        return new Peer(new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    }

    /// Starts one that listens, and waits until it does.
    static Peer listening(int port, String... command) throws IOException, InterruptedException {
        Peer peer = start(command);
        String local = String.format(Locale.ROOT, ":%04X ", port);
        peer.await(() -> Files.readAllLines(Path.of("/proc/net/tcp"))
                .stream()
                .anyMatch(line -> line.contains(local) && line.strip().split(" +", -1)[3].equals(LISTENING)));
        return peer;
    }

    /// Starts one that listens at a path, and waits until it does.
    static Peer listening(Path path, String... command) throws IOException, InterruptedException {
        Peer peer = start(command);
        peer.await(() -> Files.exists(path));
        return peer;
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Patience.seconds(20).toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - deadline > 0 || !process.isAlive()) {
                close();
                throw new IllegalStateException("it does not listen: " + process.info());
            }
            Thread.sleep(5);
        }
    }

    /// Finds a port that nobody has.
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    long pid() {
        return process.pid();
    }

    /// Writes to its standard input, and leaves it open.
    void write(byte[] bytes) throws IOException {
        process.getOutputStream().write(bytes);
        process.getOutputStream().flush();
    }

    /// Ends its standard input, after some bytes, while the caller goes on.
    void send(byte[] bytes) {
        ToolProcess.send(process, bytes);
    }

    /// Reads its standard output to the end.
    byte[] bytes() throws IOException {
        return process.getInputStream().readAllBytes();
    }

    /// Reads a line of its standard output.
    String line() throws IOException {
        return String.valueOf(process.inputReader().readLine());
    }

    int exit() throws InterruptedException {
        if (!process.waitFor(Patience.seconds(30).toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    /// Kills it, if it has not ended.
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

}
