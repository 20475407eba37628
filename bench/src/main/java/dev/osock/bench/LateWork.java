package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Threads are woken and started in a process that is at work, by itself or under a load.
///
/// @param load the load, if there is one
public record LateWork(@Nullable LoadWork load) implements Work {

    private static final int MEANWHILE = 4;
    private static final int FIGURES = MEANWHILE + 1;
    private static final int LONGER = 2; // what happens every 20th time must happen often enough

    @Override
    public List<Metric> metrics() {
        return List.of(
                new Metric("by the clock, p95", "ms", Better.NOT_LATER),
                new Metric("by the clock, median", "ms", Better.NOT_LATER),
                new Metric("started, p95", "ms", Better.NOT_LATER),
                new Metric("started, median", "ms", Better.NOT_LATER),
                new Metric("meanwhile", load == null ? "round trips/s" : "requests/s", Better.MORE));
    }

    @Override
    public Session open(Program program, List<String> tracer) throws IOException {
        ChildProcess process = ChildProcess.start(tracer, program.command());
        try {
            return new LateSession(process, load == null ? null : load.start(process, load.connections()));
        } catch (IOException failed) {
            process.close();
            throw failed;
        }
    }

    private record LateSession(ChildProcess process, @Nullable ChildProcess load) implements Session {
        @Override
        public double[] round(Duration length) throws IOException {
            Duration longer = length.multipliedBy(LONGER);
            process.begin(longer);
            double requests = load == null ? Double.NaN : load.round(longer, LoadWork.FIGURES)[0];
            double[] figures = process.end(longer, FIGURES);
            figures[MEANWHILE] = load == null ? figures[MEANWHILE] : requests;
            return figures;
        }

        @Override
        public void close() {
            if (load != null) {
                load.close();
            }
            process.close();
        }
    }
}
