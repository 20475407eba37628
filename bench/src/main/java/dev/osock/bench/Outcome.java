package dev.osock.bench;

import java.util.List;

/// What has come of a contestant.
public sealed interface Outcome {

    /// It has run.
    ///
    /// @param figures one of each round, not empty
    record Measured(List<Double> figures) implements Outcome {

        /// Finds the middle one; of an even number of figures the mean of the two in the middle.
        ///
        /// @return the median
        public double median() {
            List<Double> sorted = figures.stream().sorted().toList();
            int half = sorted.size() / 2;
            return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
        }

        /// Finds the least.
        ///
        /// @return the least figure
        public double min() {
            return figures.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        }

        /// Finds the most.
        ///
        /// @return the greatest figure
        public double max() {
            return figures.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        }
    }

    /// It has not run, or not to the end.
    ///
    /// @param reason why
    record NotRun(String reason) implements Outcome {}
}
