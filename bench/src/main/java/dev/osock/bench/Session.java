package dev.osock.bench;

import java.io.IOException;
import java.time.Duration;

/// A contestant at work.
public interface Session extends AutoCloseable {

    /// Works.
    ///
    /// @param length about how long, where the work has no length of its own
    /// @return a figure for each metric; NaN where it has none
    /// @throws IOException if it fails
    double[] round(Duration length) throws IOException;

    @Override
    void close();
}
