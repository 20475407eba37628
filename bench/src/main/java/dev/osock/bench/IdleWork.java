package dev.osock.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A server with connections that are idle but for one message to each in a round. What the server holds for itself is
/// measured before, after a smaller load has warmed it up: a parked thread's stack, which is most of what a connection
/// holds, is twice as large as long as its methods are not compiled.
///
/// @param load what connects
public record IdleWork(LoadWork load) implements Work {

    private static final int WARM_UP_CONNECTIONS = 200;
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("heap", "B/connection", Better.LESS),
                new Metric("resident", "B/connection", Better.LESS),
                new Metric("OS threads", "threads", Better.LESS),
                new Metric("one to each", "ms", Better.LESS));
    }

    @Override
    public Session open(Program program, List<String> tracer) throws IOException {
        ChildProcess server = ChildProcess.start(tracer, program.command());
        try {
            try (ChildProcess warmUp = load.start(server, WARM_UP_CONNECTIONS)) {
                warmUp.round(WARM_UP, LoadWork.FIGURES);
            }
            Usage before = Usage.of(server);
            return new IdleSession(server, load.start(server, load.connections()), load.connections(), before);
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
    }

    private record IdleSession(ChildProcess server, ChildProcess load, int connections, Usage before)
            implements
            Session {
        @Override
        public double[] round(Duration length) throws IOException {
            double perSecond = load.round(Duration.ZERO, LoadWork.FIGURES)[0];
            Usage now = Usage.of(server);
            return new double[] {(now.heap - before.heap) / connections, (now.resident - before.resident) / connections,
                now.threads, 1000 * connections / perSecond};
        }

        @Override
        public void close() {
            load.close();
            server.close();
        }
    }

    /// What a process holds; one that knows no heap has NaN of it.
    private record Usage(double heap, double resident, double threads) {

        static Usage of(ChildProcess server) throws IOException {
            double heap = Double.parseDouble(server.ask("heap", Duration.ZERO));
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
    }
}
