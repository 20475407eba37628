package dev.osock.cli.load;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What has become of a flow's datagrams on the way.
///
/// @param expected how many there must have been
/// @param lost how many of them have not come
/// @param reordered how many have come after one with a higher number
/// @param duplicates how many have come that had come before
/// @param tooLate how many have come so late that they may be the one or the other
/// @param jitterNanos how much the time on the way differs
record Losses(long expected, long lost, long reordered, long duplicates, long tooLate, long jitterNanos) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /// Prints what changes from second to second.
    String line() {
        return String.format(
                Locale.ROOT,
                "lost %d (%.2f %%)  reordered %d",
                lost,
                expected == 0 ? 0 : 100.0 * lost / expected,
                reordered);
    }

    /// Prints all.
    String text() {
        return String.format(
                Locale.ROOT,
                "lost %d of %d (%.2f %%), reordered %d, duplicates %d, jitter %.3f ms",
                lost,
                expected,
                expected == 0 ? 0 : 100.0 * lost / expected,
                reordered,
                duplicates,
                jitterNanos / NANOS_PER_MILLI)
                + (tooLate == 0 ? "" : ", too late to tell " + tooLate);
    }

    /// Gives all by name.
    Map<String, Object> fields() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("expected", expected);
        fields.put("lost", lost);
        fields.put("reordered", reordered);
        fields.put("duplicates", duplicates);
        fields.put("too_late", tooLate);
        fields.put("jitter_seconds", jitterNanos / NANOS_PER_SECOND);
        return fields;
    }

    void write(ByteBuffer to) {
        to.putLong(expected).putLong(lost).putLong(reordered).putLong(duplicates).putLong(tooLate).putLong(jitterNanos);
    }

    static Losses read(ByteBuffer from) {
        return new Losses(
                from.getLong(), from.getLong(), from.getLong(), from.getLong(), from.getLong(), from.getLong());
    }
}
