package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A server bears a load, which comes from a process of its own and is the same for all.
///
/// @param load        the program that makes the load
/// @param protocol    what it asks: `echo` or `http`
/// @param connections how many
/// @param metrics     which of the load's figures are told: the first ones
public record LoadWork(Program load, String protocol, int connections, List<Metric> metrics) implements Work {

    private static final List<Metric> METRICS = List.of(
            new Metric("", "requests/s", Better.MORE),
            new Metric("p50", "µs", Better.LESS),
            new Metric("p99", "µs", Better.LESS),
            new Metric("processor", "µs/request", Better.LESS),
            new Metric("switches", "switches/request", Better.LESS));

    /// So many figures the load prints.
    static final int FIGURES = METRICS.size();

    /// All figures are told.
    ///
    /// @param load        see [LoadWork]
    /// @param protocol    see [LoadWork]
    /// @param connections see [LoadWork]
    public LoadWork(Program load, String protocol, int connections) {
        this(load, protocol, connections, METRICS);
    }

    /// Only the rate is told.
    ///
    /// @return the same work otherwise
    public LoadWork rate() {
        return new LoadWork(load, protocol, connections, METRICS.subList(0, 1));
    }

    @Override
    public Session open(Program program, List<String> tracer) throws IOException {
        ChildProcess server = ChildProcess.start(tracer, program.command());
        try {
            ChildProcess process = start(server, connections);
            return new Session() {
                @Override
                public double[] round(Duration length) throws IOException {
                    return process.round(length, FIGURES);
                }

                @Override
                public void close() {
                    process.close();
                    server.close();
                }
            };
        } catch (IOException failed) {
            server.close();
            throw failed;
        }
    }

    /// Puts a load on a server.
    ChildProcess start(ChildProcess server, int many) throws IOException {
        List<String> command = new ArrayList<>(load.command());
        command.addAll(List.of(protocol, server.greeting(), Integer.toString(many), Long.toString(server.pid())));
        return ChildProcess.start(List.of(), command);
    }
}
