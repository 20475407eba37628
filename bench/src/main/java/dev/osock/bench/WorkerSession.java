package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;

/// A process that does the work itself.
record WorkerSession(ChildProcess process) implements Session {

    @Override
    public double[] round(Duration length) throws IOException {
        return process.round(length);
    }

    @Override
    public void close() {
        process.close();
    }
}
