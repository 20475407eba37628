package dev.osock.bench.child;

/// What a contestant does, round after round.
interface Task {

    /// Says that it is ready; a server says its port as well.
    default String greeting() {
        return "ready";
    }

    /// Works for about that long.
    ///
    /// @return the figures, as many as the workload has metrics
    double[] round(long nanos) throws Exception;
}
