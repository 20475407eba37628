package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts the process in each round; the figure is milliseconds until its first byte.
record LaunchedSession(List<String> command) implements Session {

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public double[] round(Duration length) throws IOException {
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
        return new double[] {millis};
    }

    @Override
    public void close() {
        // each process has ended in its round
    }
}
