package dev.osock.bench.workload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A server of another project, on a Unix socket and a port of the loopback address. It is started when it is asked for
/// for the first time, with a folder of its own, and ends with this process.
final class PeerServer {

    private static final long LONGEST_START_SECONDS = 30;
    private static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

    /// Where one is.
    private record Place(Path socket, int port) {}

    /// Starts one.
    private interface Starting {
        Place in(PeerServer server, Path folder) throws IOException, InterruptedException;
    }

    private final Starting starting;
    private @Nullable Place place;
    private volatile @Nullable Process running;

    private PeerServer(Starting starting) {
        this.starting = starting;
    }

    static PeerServer postgres() {
        return new PeerServer(PeerServer::startPostgres);
    }

    static PeerServer nginx() {
        return new PeerServer(PeerServer::startNginx);
    }

    Path socket() throws IOException {
        return place().socket;
    }

    int port() throws IOException {
        return place().port;
    }

    private synchronized Place place() throws IOException {
        Place started = place;
        if (started == null) {
            Path folder = Files.createTempDirectory("osock-bench");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(folder)));
            try {
                started = starting.in(this, folder);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", stopped);
            }
            place = started;
        }
        return started;
    }

    private Place startPostgres(Path folder) throws IOException, InterruptedException {
        Path programs = postgresPrograms().orElseThrow(() -> new IOException("PostgreSQL is not installed"));
        List<String> user = IS_ROOT
                ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")
                : List.of();
        if (IS_ROOT) {
            run(folder, List.of(), "chown", "postgres", folder.toString());
        }
        String data = folder.resolve("data").toString();
        run(folder, user, programs.resolve("initdb").toString(), "-D", data, "-A", "trust", "-U", "postgres",
                "--no-sync");
        int port = freePort();
        Path socket = folder.resolve(".s.PGSQL." + port);
        start(folder, socket, user, programs.resolve("postgres").toString(), "-D", data, "-p", Integer.toString(port),
                "-k", folder.toString(), "-h", "127.0.0.1", "-F");
        return new Place(socket, port);
    }

    private static Optional<Path> postgresPrograms() throws IOException {
        Path installed = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(installed)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private Place startNginx(Path folder) throws IOException, InterruptedException {
        Path program = Path.of("/usr/sbin/nginx");
        if (!Files.isExecutable(program)) {
            throw new IOException("nginx is not installed");
        }
        int port = freePort();
        Path socket = folder.resolve("http");
        StringBuilder temporary = new StringBuilder();
        for (String kind : List.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")) {
            temporary.append("%s_temp_path %s/%s;\n".formatted(kind, folder, kind));
        }
        Files.writeString(folder.resolve("configuration"), """
                daemon off;
                master_process off;
                pid %s/pid;
                events { worker_connections 1024; }
                http {
                  access_log off;
                  keepalive_requests 1000000000;
                  %s
                  server {
                    listen unix:%s;
                    listen 127.0.0.1:%d;
                    location = /page { return 200 "%s"; }
                  }
                }
                """.formatted(folder, temporary, socket, port, "x".repeat(128)));
        start(folder, socket, List.of(), program.toString(), "-e", "stderr", "-p", folder.toString(), "-c",
                folder.resolve("configuration").toString());
        return new Place(socket, port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static Process launch(Path folder, List<String> user, String... command) throws IOException {
        List<String> whole = new ArrayList<>(user);
        whole.addAll(List.of(command));
        return new ProcessBuilder(whole)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static void run(Path folder, List<String> user, String... command)
            throws IOException, InterruptedException {
        Process process = launch(folder, user, command);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command[0] + " failed: " + Files.readString(folder.resolve("log")));
        }
    }

    private void start(Path folder, Path socket, List<String> user, String... command)
            throws IOException, InterruptedException {
        Process process = launch(folder, user, command);
        running = process;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
        while (!listensAt(socket)) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new IOException(command[0] + " does not listen: " + Files.readString(folder.resolve("log")));
            }
            Thread.sleep(20);
        }
    }

    private static boolean listensAt(Path socket) {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private void end(Path folder) {
        Process process = running;
        if (process != null) {
            process.destroyForcibly();
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            System.err.println(folder + " is left: " + left);
        }
    }
}
