package dev.osock.net.peers;

import java.nio.file.Path;
import java.util.List;

/// A Redis server of its own, on a Unix socket and a port of the loopback address, without persistence.
final class Redis implements AutoCloseable {

    private final Folder folder;
    private final int port;
    private final Daemon daemon;

    private Redis() throws Exception {
        Path program = Program.need("redis-server", "redis-server");
        folder = Folder.create("redis");
        port = Program.freePort();
        daemon = Daemon.start(folder, socket(), List.of(program.toString(), "--bind", "127.0.0.1",
                "--port", Integer.toString(port), "--unixsocket", socket().toString(), "--save", "",
                "--appendonly", "no", "--dir", folder.path().toString(), "--maxclients", "500"));
    }

    /// Starts one, or skips the test.
    static Redis start() throws Exception {
        return new Redis();
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

    @Override
    public void close() throws Exception {
        try (folder) {
            daemon.close();
        }
    }
}
