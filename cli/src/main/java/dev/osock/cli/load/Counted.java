package dev.osock.cli.load;

/// What is counted, and told of.
interface Counted {

    /// Gives what has been counted so far.
    ///
    /// @param nanos how long that has taken
    Figures figures(long nanos);
}
