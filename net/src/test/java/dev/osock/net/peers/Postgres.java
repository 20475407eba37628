package dev.osock.net.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A PostgreSQL server of its own, on a Unix socket and a port of the loopback address. As root it runs as the user
/// `postgres`, whom the server's package makes: it refuses to be root.
final class Postgres implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Folder folder;
    private final int port;

    private Postgres(Path programs) throws Exception {
        this.programs = programs;
        folder = Folder.create("pg");
        port = Program.freePort();
        if (Program.isRoot()) {
            Program.run(folder.path(), List.of("chown", "postgres", folder.path().toString()));
        }
        run("initdb", "-D", data(), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        run("pg_ctl", "-D", data(), "-w", "-l", folder.file("log").toString(), "-o",
                "-c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder.path() + " -c port=" + port
                        + " -c fsync=off -c max_connections=250",
                "start");
    }

    /// Starts one, or skips the test.
    static Postgres start() throws Exception {
        return new Postgres(programs().orElseGet(() -> Program.missing("the server PostgreSQL", "postgresql")));
    }

    /// Finds the newest server that is installed.
    private static Optional<Path> programs() throws IOException {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    private String data() {
        return folder.file("data").toString();
    }

    Path socket() {
        return folder.file(".s.PGSQL." + port);
    }

    int port() {
        return port;
    }

    /// Ends the server at once, as in a crash.
    void kill() throws Exception {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    private void run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (Program.isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        Program.run(folder.path(), command);
    }

    @Override
    public void close() throws Exception {
        try {
            kill();
        } catch (IllegalStateException ended) {
            // it has been killed before
        }
        folder.close();
    }
}
