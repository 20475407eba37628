package dev.osock.net.peers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A MariaDB server of its own, on a Unix socket and a port of the loopback address, with the user `me` and a password.
final class Mariadb implements AutoCloseable {

    private static final String PACKAGE = "mariadb-server";
    private static final String SMALL = "--innodb-log-file-size=8M";

    private final Path program;
    private final Folder folder;
    private final int port;
    private Daemon daemon;

    private Mariadb() throws Exception {
        program = Program.need("mariadbd", PACKAGE);
        Path install = Program.need("mariadb-install-db", PACKAGE);
        folder = Folder.create("maria");
        port = Program.freePort();
        Program.run(folder.path(), List.of(install.toString(), "--no-defaults", user(), data(), "--skip-test-db",
                "--auth-root-authentication-method=normal", "--skip-name-resolve", SMALL));
        Files.writeString(folder.file("init.sql"), """
                create user if not exists me@'%' identified by 'secret';
                grant all on *.* to me@'%';
                create database if not exists db;
                """);
        daemon = daemon();
    }

    /// Starts one, or skips the test.
    static Mariadb start() throws Exception {
        return new Mariadb();
    }

    private static String user() {
        return "--user=" + System.getProperty("user.name");
    }

    private String data() {
        return "--datadir=" + folder.file("data");
    }

    private Daemon daemon() throws Exception {
        return Daemon.start(folder, socket(), List.of(program.toString(), "--no-defaults", user(), data(), SMALL,
                "--socket=" + socket(), "--bind-address=127.0.0.1", "--port=" + port,
                "--pid-file=" + folder.file("pid"), "--init-file=" + folder.file("init.sql"), "--skip-name-resolve",
                "--skip-log-bin", "--max-connections=300", "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=32M", "--innodb-flush-log-at-trx-commit=0"));
    }

    Path socket() {
        return folder.file("sock");
    }

    int port() {
        return port;
    }

    /// Ends the server at once, as in a crash.
    void kill() throws Exception {
        daemon.close();
    }

    /// Starts it again after that, with its data.
    void restart() throws Exception {
        daemon = daemon();
    }

    @Override
    public void close() throws Exception {
        try (folder) {
            daemon.close();
        }
    }
}
