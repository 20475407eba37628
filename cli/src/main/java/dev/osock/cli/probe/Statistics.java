package dev.osock.cli.probe;

import java.util.Locale;

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

    @Override
    public String toString() {
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        return String.format(
                Locale.ROOT, "rtt min/avg/max/mdev = %.3f/%.3f/%.3f/%.3f ms", least, mean, most, deviation);
    }
}
