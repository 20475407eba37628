package dev.osock.bench;

import java.util.Locale;

/// What an interval says of this library beside another.
public enum Verdict {
    /// Better.
    AHEAD,
    /// As good, as far as it matters.
    EVEN,
    /// Worse.
    BEHIND,
    /// Not later by more than is allowed.
    WITHIN,
    /// Later by more than is allowed.
    LATE,
    /// Nothing.
    UNCLEAR;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
