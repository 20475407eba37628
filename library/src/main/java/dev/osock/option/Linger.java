package dev.osock.option;

/// Whether and how long [dev.osock.Socket]'s close waits for unsent bytes: `struct linger`.
///
/// @param on whether it waits
/// @param seconds how long; on with 0 discards the bytes and resets the connection
public record Linger(boolean on, int seconds) {

    /// Does not wait: the system sends the rest in the background.
    public static final Linger OFF = new Linger(false, 0);

    /// Discards unsent bytes and resets the connection. OTP's `abort`.
    public static final Linger ABORT = new Linger(true, 0);

    /// Checks the time.
    ///
    /// @throws IllegalArgumentException if it is less than 0
    public Linger {
        if (seconds < 0) {
            throw new IllegalArgumentException("linger: seconds is negative: " + seconds);
        }
    }

    /// Waits up to a time.
    ///
    /// @param seconds the time
    /// @return the value
    public static Linger seconds(int seconds) {
        return new Linger(true, seconds);
    }
}
