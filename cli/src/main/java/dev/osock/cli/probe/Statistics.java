package dev.osock.cli.probe;

import dev.osock.cli.output.Fields;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Round-trip times, in milliseconds.
final class Statistics {

    private long count;
    private double sum;
    private double squares;
    private double least = Double.POSITIVE_INFINITY;
    private double most;

    void add(double millis) {
        count++;
        sum += millis;
        squares += millis * millis;
        least = Math.min(least, millis);
        most = Math.max(most, millis);
    }

    long count() {
        return count;
    }

    private double mean() {
        return sum / count;
    }

    private double deviation() {
        return Math.sqrt(Math.max(0, squares / count - mean() * mean()));
    }

    /// Gives all by name.
    Map<String, @Nullable Object> fields() {
        return Fields.fields("rtt_min_ms", least, "rtt_avg_ms", mean(), "rtt_max_ms", most, "rtt_mdev_ms", deviation());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms", least, mean(), most, deviation());
    }
}
