package dev.osock.net.peers;

import dev.osock.testing.Patience;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server's process: it is waited for until somebody listens at its Unix socket, and ended at once, as in a crash.
final class Daemon implements AutoCloseable {

    private static final Duration LONGEST_START = Patience.seconds(30);

    private static final List<Daemon> RUNNING = new CopyOnWriteArrayList<>();

    private final Process process;
    private final Path log;

    private Daemon(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    static Daemon start(Folder folder, Path socket, List<String> command) throws Exception {
        Path log = folder.file("log");
        Process process = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var daemon = new Daemon(process, log);
        RUNNING.add(daemon);
        try {
            daemon.await(socket);
            return daemon;
        } catch (Throwable failed) {
            daemon.close();
            throw failed;
        }
    }

    private void await(Path socket) throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!listensAt(socket)) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IllegalStateException("nobody listens at " + socket + ":\n" + log());
            }
            Thread.sleep(10);
        }
    }

    private static boolean listensAt(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private String log() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return log + ":\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /// What the servers that are running have said last.
    static String logs() throws IOException {
        var logs = new StringBuilder();
        for (Daemon daemon : RUNNING) {
            logs.append(daemon.log()).append('\n');
        }
        return logs.toString();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(Patience.seconds(20));
        RUNNING.remove(this);
    }
}
