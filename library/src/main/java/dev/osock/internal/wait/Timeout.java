package dev.osock.internal.wait;

import java.math.BigDecimal;

/// Waits itself, up to a limit: a time that begins anew with each call, or a moment that calls share.
public sealed interface Timeout extends Way {

    /// Waits without limit.
    Timeout NEVER = new Each(-1);

    /// Limits each call to a time.
    ///
    /// @param nanos the time; 0 to try once
    static Timeout of(long nanos) {
        return new Each(nanos);
    }

    /// Limits all calls to what is left of a time that begins now.
    ///
    /// @param nanos the time
    static Until until(long nanos) {
        return new Until(nanos == 0 ? System.nanoTime() : Deadline.after(nanos), nanos);
    }

    /// Tells by when a call that begins now must have ended, in the terms of [Deadline].
    long deadline();

    /// Whether a call that begins now tries once.
    boolean isZero();

    /// A time that begins anew with each call.
    ///
    /// @param nanos the time; 0 to try once, less for no limit
    record Each(long nanos) implements Timeout {

        @Override
        public long deadline() {
            return Deadline.after(nanos);
        }

        @Override
        public boolean isZero() {
            return nanos == 0;
        }

        /// Prints the time in seconds: `0.5 s`.
        @Override
        public String toString() {
            return seconds(nanos);
        }
    }

    /// A moment that calls share. Those that begin when it is over try once.
    ///
    /// @param moment in the terms of [Deadline], and not [Deadline#NOW]
    /// @param nanos how long after it was set that is, as the caller gave it
    record Until(long moment, long nanos) implements Timeout {

        @Override
        public long deadline() {
            return isZero() ? Deadline.NOW : moment;
        }

        @Override
        public boolean isZero() {
            return Deadline.isOver(moment);
        }

        /// The time left: 0 once it is over, [Long#MAX_VALUE] nanoseconds if there is no limit.
        public long remaining() {
            return moment == Deadline.NEVER ? Long.MAX_VALUE : Deadline.remaining(moment);
        }

        /// Prints the time that was given, in seconds: `5 s`.
        @Override
        public String toString() {
            return seconds(nanos);
        }
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
    }
}
