package dev.osock.bench;

import java.io.IOException;
import java.util.List;

/// What the contestants of a variant do, and how that is measured.
public interface Work {

    /// Names the figures of a round.
    ///
    /// @return at least one
    List<Metric> metrics();

    /// Starts a contestant.
    ///
    /// @param program what runs
    /// @param tracer  what to run it under: a command before its own, or nothing
    /// @return the contestant at work
    /// @throws IOException if it does not start, and why
    Session open(Program program, List<String> tracer) throws IOException;
}
