package dev.osock.bench;

import java.util.Arrays;
import java.util.Random;

/// The median of some figures, and between which it lies with 95 % confidence, by bootstrap.
///
/// @param middle the median
/// @param low    its lower bound
/// @param high   its upper bound
public record Interval(double middle, double low, double high) {

    /// So many figures are needed: between the least and the greatest of fewer the median does not lie with 94 %
    /// confidence.
    public static final int LEAST = 5;

    private static final int RESAMPLES = 2000;
    private static final double TAIL = 0.025;

    /// Computes the interval: that of fewer figures than [#LEAST] has no bounds.
    ///
    /// @param figures at least one
    /// @return the same for the same figures
    public static Interval of(double... figures) {
        double middle = median(figures);
        if (figures.length < LEAST) {
            return new Interval(middle, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        }
        var random = new Random(figures.length);
        double[] medians = new double[RESAMPLES];
        double[] resample = new double[figures.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int j = 0; j < resample.length; j++) {
                resample[j] = figures[random.nextInt(figures.length)];
            }
            medians[i] = median(resample);
        }
        Arrays.sort(medians);
        int tail = (int) (TAIL * RESAMPLES);
        return new Interval(middle, medians[tail], medians[RESAMPLES - 1 - tail]);
    }

    /// Tells whether there were enough figures.
    ///
    /// @return whether the bounds are finite
    boolean hasBounds() {
        return Double.isFinite(high - low);
    }

    /// Finds the middle one; of an even number of figures the mean of the two in the middle.
    ///
    /// @param figures in any order
    /// @return the median; NaN if there are none
    public static double median(double... figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
