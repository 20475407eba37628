package dev.osock.bench;

/// One of the figures of a round.
///
/// @param name   tells it from the other metrics of the variant; empty if it is the first
/// @param unit   what is counted
/// @param better which figures are better
public record Metric(String name, String unit, Better better) {

    /// Names the only metric, a rate.
    ///
    /// @param unit such as `MiB/s`
    /// @return the metric
    public static Metric rate(String unit) {
        return new Metric("", unit, Better.MORE);
    }

    /// Names the only metric, a cost.
    ///
    /// @param unit such as `ms`
    /// @return the metric
    public static Metric cost(String unit) {
        return new Metric("", unit, Better.LESS);
    }
}
