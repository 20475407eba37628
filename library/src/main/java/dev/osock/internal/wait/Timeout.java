package dev.osock.internal.wait;

import java.math.BigDecimal;

/// Waits itself, up to a time.
///
/// @param nanos the time; 0 to try once, less for no limit
public record Timeout(long nanos) implements Way {

    /// Waits without limit.
    public static final Timeout NEVER = new Timeout(-1);

    /// Prints the time in seconds: `0.5 s`.
    @Override
    public String toString() {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + " s";
    }

    /// Whether it tries once.
    public boolean isZero() {
        return nanos == 0;
    }
}
