package dev.osock.option;

import java.time.Instant;
import java.util.Locale;

/// A time in seconds and nanoseconds: `struct timespec`.
///
/// @param sec the seconds; of a time stamp, since 1970
/// @param nsec the nanoseconds, as the operating system has them
public record Timespec(long sec, long nsec) {

    /// No time: what the operating system gives for a time stamp that was not taken.
    public static final Timespec ZERO = new Timespec(0, 0);

    /// Takes it for a time stamp.
    ///
    /// @return the moment
    /// @throws java.time.DateTimeException if it is outside what an instant can be
    public Instant toInstant() {
        return Instant.ofEpochSecond(sec).plusNanos(nsec);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d.%09d s", sec, nsec);
    }
}
