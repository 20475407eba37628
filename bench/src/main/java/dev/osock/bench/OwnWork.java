package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/// The process does the work itself, and prints what it measures.
///
/// @param metrics what it prints
public record OwnWork(List<Metric> metrics) implements Work {

    /// Makes work.
    ///
    /// @param metrics what the process prints
    public OwnWork(Metric... metrics) {
        this(List.of(metrics));
    }

    @Override
    public Session open(Program program, List<String> tracer) throws IOException {
        ChildProcess process = ChildProcess.start(tracer, program.command());
        return new Session() {
            @Override
            public double[] round(Duration length) throws IOException {
                return process.round(length, metrics.size());
            }

            @Override
            public void close() {
                process.close();
            }
        };
    }
}
