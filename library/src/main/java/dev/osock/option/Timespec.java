package dev.osock.option;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// A time in seconds and nanoseconds: `struct timespec`. OTP has none.
///
/// @param sec the seconds; of a time stamp since 1970-01-01T00:00:00Z, or by a network device's own clock
/// @param nsec the nanoseconds beside the seconds, mostly 0..999999999
public record Timespec(long sec, long nsec) {

    /// No time: what the operating system gives for a time stamp that was not taken.
    public static final Timespec ZERO = new Timespec(0, 0);

    private static final long SECOND = 1_000_000_000;

    /// Makes the time of so many nanoseconds.
    ///
    /// @param nanos the nanoseconds, less than 0 too
    /// @return the time, whose [#nsec()] is in 0..999999999
    public static Timespec ofNanos(long nanos) {
        return new Timespec(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    /// Converts to nanoseconds, as [Duration#toNanos()] does.
    ///
    /// @return the nanoseconds, all of them; of a time stamp since 1970 there is room until the year 2262
    /// @throws ArithmeticException if they are no `long`
    public long toNanos() {
        return toDuration().toNanos();
    }

    /// Converts to the JDK's type, as a length of time.
    ///
    /// @return the same length
    /// @throws ArithmeticException if it is more than a duration can be
    public Duration toDuration() {
        return Duration.ofSeconds(sec, nsec);
    }

    /// Converts to the JDK's type, as a time since 1970.
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
