package dev.osock.bench;

import dev.osock.bench.Contestant.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The results of one metric of one variant: a block of the table.
///
/// @param workload the workload's name
/// @param variant  the variant's name
/// @param metric   what was measured
/// @param rows     the contestants in order
/// @param point    where it is in the plot of growth, if it is there
public record Block(String workload, String variant, Metric metric, List<Row> rows, @Nullable Point point) {

    /// A contestant and what has come of it.
    ///
    /// @param contestant its name
    /// @param side       whether the others are compared with it
    /// @param figures    one of each round; none if it has no such figure or did not run to the end
    /// @param trouble    why it did not run to the end; empty if it did
    public record Row(String contestant, Side side, List<Double> figures, String trouble) {

        /// Gives the figures.
        ///
        /// @return as many as there were rounds, or none
        public double[] values() {
            return figures.stream().mapToDouble(Double::doubleValue).toArray();
        }
    }

    /// A place in the plot of growth.
    ///
    /// @param series      which panel
    /// @param connections how many there are
    public record Point(String series, int connections) {}

    /// Names the block.
    ///
    /// @return workload, variant and metric
    public String title() {
        return String.join(" ", workload, variant, metric.name()).replaceAll("\\s+", " ").strip();
    }

    /// Lists those with which the others are compared.
    ///
    /// @return the rows of this library that have figures
    public List<Row> ours() {
        return rows.stream().filter(row -> row.side() == Side.OURS && !row.figures().isEmpty()).toList();
    }

    /// Compares two, round by round.
    ///
    /// @param ours one of [#ours()]
    /// @param row  another that has figures
    /// @return how they compare, by the metric's measure
    public Interval compare(Row ours, Row row) {
        double[] pairs = ours.values();
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = metric.better().compare(pairs[i], row.figures().get(i));
        }
        return Interval.of(pairs);
    }

    /// Tells whether more rounds would not say more.
    ///
    /// @return whether all intervals are narrow
    boolean isSettled() {
        return ours().stream()
                .allMatch(ours -> rows.stream()
                        .filter(row -> !row.figures().isEmpty() && !row.equals(ours))
                        .allMatch(row -> metric.better().isSettled(compare(ours, row))));
    }
}
