package dev.osock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A server with connections that are idle but for one message to each in a round. The figures: bytes of heap for each
/// connection, bytes of resident memory for each, threads of the system, milliseconds for a message to each and back.
///
/// What the server holds for itself is measured before, after a smaller load has warmed it up.
record IdleSession(ChildProcess server, ChildProcess load, int connections, Usage before, boolean hasHeap)
        implements
        Session {

    private static final int WARM_UP_CONNECTIONS = 200;
    private static final Duration WARM_UP = Duration.ofMillis(700);

    /// What a process holds.
    private record Usage(double heap, double resident, double threads) {}

    static IdleSession open(Contestant.Idle idle) throws IOException {
        Contestant.Loaded loaded = idle.loaded();
        ChildProcess server = ChildProcess.start(loaded.server().command());
        try {
            boolean hasHeap = idle.memory() == Contestant.Idle.Memory.COLLECTED;
            try (ChildProcess warmUp = LoadedSession.load(loaded, server, WARM_UP_CONNECTIONS)) {
                warmUp.round(WARM_UP);
            }
            Usage before = usage(server, hasHeap);
            ChildProcess load = LoadedSession.load(loaded, server, loaded.connections());
            return new IdleSession(server, load, loaded.connections(), before, hasHeap);
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
    }

    private static Usage usage(ChildProcess server, boolean hasHeap) throws IOException {
        double heap = hasHeap ? Double.parseDouble(server.ask("heap", Duration.ZERO)) : Double.NaN;
        return new Usage(heap, status(server, "VmRSS:") * 1024, status(server, "Threads:"));
    }

    private static double status(ChildProcess server, String key) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(server.pid()), "status"))
                .stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.split("\\s+", -1)[1])
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElse(Double.NaN);
    }

    @Override
    public double[] round(Duration length) throws IOException {
        double perSecond = load.round(Duration.ZERO)[0];
        Usage now = usage(server, hasHeap);
        return new double[] {(now.heap - before.heap) / connections, (now.resident - before.resident) / connections,
            now.threads, 1000 * connections / perSecond};
    }

    @Override
    public void close() {
        load.close();
        server.close();
    }
}
