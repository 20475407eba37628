package dev.osock.internal.wait;

import dev.osock.internal.lane.Lane;

/// A place in a [Lane]: current, or in the queue.
public interface Waiter {

    Role role();

    /// Tells it to try again: the descriptor may be ready. From any thread.
    ///
    /// @return whether it has others to hear of first, so that there is no hurry
    boolean tell();

    /// As [#tell()], wherever it waits. Under the lane's lock.
    void nudge();

    /// Tells it that it will not be served, because of an outcome. Under the lane's lock.
    void end(long outcome);

    /// Takes note that it has lost its place without being told so. Under the lane's lock.
    void drop();
}
