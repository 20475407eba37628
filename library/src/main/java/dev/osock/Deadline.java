package dev.osock;

import dev.osock.internal.wait.Timeout;
import java.time.Duration;

/// A moment by which something is to be done, for calls that share one limit: see [Socket#until].
///
/// ```java
/// Deadline deadline = Deadline.in(Duration.ofSeconds(5));
/// BlockingIo io = socket.until(deadline);
/// byte[] header = io.recv(4); // five seconds for both
/// byte[] body = io.recv(length(header));
/// ```
///
/// It goes by [System#nanoTime()], which nobody sets: a change of the system's clock neither brings it nearer nor takes
/// it away. OTP has none.
public final class Deadline {

    final Timeout.Until limit;

    private Deadline(Timeout.Until limit) {
        this.limit = limit;
    }

    /// Makes the deadline that is a time away from now.
    ///
    /// @param time the time; of zero it is over at once, of more than 146 years it never is
    /// @return the deadline
    /// @throws IllegalArgumentException if the time is negative
    public static Deadline in(Duration time) {
        return new Deadline(Timeout.until(Socket.nanos("deadline", time)));
    }

    /// Tells how much time is left.
    ///
    /// @return the time; zero once it is over
    public Duration remaining() {
        return Duration.ofNanos(limit.remaining());
    }

    /// Tells whether it is over.
    ///
    /// @return true from that moment on
    public boolean isOver() {
        return limit.isZero();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Deadline that && limit.equals(that.limit);
    }

    @Override
    public int hashCode() {
        return limit.hashCode();
    }

    /// Prints the time that is left, in ISO-8601 form.
    @Override
    public String toString() {
        return isOver() ? "over" : remaining() + " left";
    }
}
