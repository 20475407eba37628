package dev.osock.option;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// A time in seconds and microseconds: `struct timeval`. OTP's `timeval()`.
///
/// @param sec the seconds; of a time stamp since 1970-01-01T00:00:00Z
/// @param usec the microseconds beside the seconds, mostly 0..999999
public record Timeval(long sec, long usec) {

    /// Converts to the JDK's type, as a time since 1970.
    ///
    /// @return the moment
    /// @throws java.time.DateTimeException if it is outside what an instant can be
    public Instant toInstant() {
        return Instant.ofEpochSecond(sec).plus(usec, ChronoUnit.MICROS);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d.%06d s", sec, usec);
    }
}
