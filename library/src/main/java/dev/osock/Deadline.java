package dev.osock;

import dev.osock.internal.wait.Timeout;
import java.time.Duration;
import java.util.Objects;

/// A moment by which several calls together are to be done: see [Socket#until].
///
/// ```java
/// Deadline deadline = Deadline.in(Duration.ofSeconds(5));
/// BlockingIo io = socket.until(deadline);
/// byte[] header = io.recv(4); // five seconds for both
/// byte[] body = io.recv(length(header));
/// ```
///
/// It is measured by [System#nanoTime()], so a change of the system's clock does not move it. Two are equal if they are
/// the same moment. OTP has none.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/waiting.html">Waiting, in the guide</a>
public final class Deadline {

    final Timeout.Until limit;

    private Deadline(Timeout.Until limit) {
        this.limit = limit;
    }

    /// Makes a deadline that is over when a time has passed from now on.
    ///
    /// @param time the time, to the nanosecond; a deadline of zero is over at once, one of more than 146 years never is
    /// @return the deadline
    /// @throws IllegalArgumentException if the time is negative
    public static Deadline in(Duration time) {
        Objects.requireNonNull(time, "time");
        return new Deadline(Timeout.until(Socket.nanos("deadline", time)));
    }

    /// Tells how much time is left.
    ///
    /// @return the time; zero once it is over, 292 years if it never is
    public Duration remaining() {
        return Duration.ofNanos(limit.remaining());
    }

    /// Tells whether the time has passed. Calls that begin then try once.
    ///
    /// @return true from that moment on
    public boolean isOver() {
        return limit.isZero();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Deadline that && limit.moment() == that.limit.moment();
    }

    @Override
    public int hashCode() {
        return Long.hashCode(limit.moment());
    }

    /// Prints the time that is left, such as `PT4.2S left`, or `over`.
    @Override
    public String toString() {
        return isOver() ? "over" : remaining() + " left";
    }
}
