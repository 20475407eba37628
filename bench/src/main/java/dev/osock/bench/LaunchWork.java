package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The process is started in each round; the figure is milliseconds until its first byte.
public record LaunchWork() implements Work {

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public List<Metric> metrics() {
        return List.of(Metric.cost("ms"));
    }

    @Override
    public Session open(Program program, List<String> tracer) throws IOException {
        List<String> command = program.command();
        return new Session() {
            @Override
            public double[] round(Duration length) throws IOException {
                return new double[] {launch(command)};
            }

            @Override
            public void close() {
                // each process has ended in its round
            }
        };
    }

    private static double launch(List<String> command) throws IOException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int first = process.getInputStream().read();
        double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        if (first != 'x') {
            throw new IOException("the process printed nothing");
        }
        return millis;
    }
}
