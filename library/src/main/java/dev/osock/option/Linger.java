package dev.osock.option;

/// Whether and how long [dev.osock.Socket#close()] waits until the peer has taken the bytes that are not sent yet:
/// `struct linger`, the value of [SocketOptions#LINGER].
///
/// @param on whether it waits
/// @param seconds how long at the most, 0 or more. With 0, if it is on, the bytes are thrown away and the connection is
///     reset.
public record Linger(boolean on, int seconds) {

    /// Does not wait: the operating system sends the rest in the background. So it is at first.
    public static final Linger OFF = new Linger(false, 0);

    /// Does not wait, throws unsent bytes away and resets the connection. OTP's `abort`.
    public static final Linger ABORT = new Linger(true, 0);

    /// Checks the time.
    ///
    /// @throws IllegalArgumentException if it is less than 0
    public Linger {
        if (seconds < 0) {
            throw new IllegalArgumentException("linger: seconds is negative: " + seconds);
        }
    }

    /// Makes the value that waits up to a time.
    ///
    /// @param seconds the time in seconds; 0 is [#ABORT]
    /// @return the value
    /// @throws IllegalArgumentException if it is less than 0
    public static Linger seconds(int seconds) {
        return new Linger(true, seconds);
    }
}
