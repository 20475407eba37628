package dev.osock.bench;

import java.util.List;
import java.util.Optional;

/// The work of one block of the table.
///
/// @param name        tells it from the other variants of the workload
/// @param metrics     what a round gives
/// @param contestants who takes part; one of them is called `osock`, to which the others are compared
/// @param point       where it is in the plot of growth
public record Variant(String name, List<Metric> metrics, List<Contestant> contestants, Optional<Point> point) {

    /// A place in the plot of growth.
    ///
    /// @param series      which panel
    /// @param connections how many there are
    public record Point(String series, int connections) {}

    /// Makes a variant that is not in the plot of growth.
    ///
    /// @param name        see [Variant]
    /// @param metrics     see [Variant]
    /// @param contestants see [Variant]
    public Variant(String name, List<Metric> metrics, List<Contestant> contestants) {
        this(name, metrics, contestants, Optional.empty());
    }
}
