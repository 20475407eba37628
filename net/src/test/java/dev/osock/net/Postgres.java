package dev.osock.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A PostgreSQL server of its own, on a Unix socket only. As root it runs as the user `postgres`, whom the server's
/// package makes: it refuses to be root.
final class Postgres implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");

    private final Path programs;
    private final Path home;
    private final boolean isRoot = "root".equals(System.getProperty("user.name"));

    Postgres() throws Exception {
        programs = programs().orElseThrow();
        home = Files.createTempDirectory("osock-pg");
        if (isRoot) {
            run(List.of("chown", "postgres", home.toString()));
        }
        run("initdb", "-D", data(), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync");
        run("pg_ctl", "-D", data(), "-w", "-l", home.resolve("log").toString(), "-o",
                "-c listen_addresses='' -c unix_socket_directories=" + home + " -c fsync=off -c max_connections=250",
                "start");
    }

    /// Finds the newest server that is installed.
    static Optional<Path> programs() throws IOException {
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
        return home.resolve("data").toString();
    }

    Path socket() {
        return home.resolve(".s.PGSQL.5432");
    }

    /// Ends the server at once, as in a crash.
    void kill() throws Exception {
        run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
    }

    private void run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (isRoot) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private void run(List<String> command) throws Exception {
        Path output = Files.createTempFile("osock-pg", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed: " + Files.readString(output));
            }
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() throws Exception {
        try {
            kill();
        } catch (IllegalStateException ended) {
            // it has been killed before
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
