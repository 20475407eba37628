package dev.osock.internal.engine;

/// A place in a [Lane]: current, or in the queue.
abstract sealed class Waiter permits BlockedCall, PendingSelect {

    final Role role;

    Waiter(Role role) {
        this.role = role;
    }

    /// Tells it to try again: the descriptor may be ready. From any thread.
    ///
    /// @return whether it has others to hear of first, so that there is no hurry
    abstract boolean signal();

    /// As [#signal()], wherever it waits. Under the lane's lock.
    abstract void nudge();

    /// Tells it that it will not be served, because of an outcome. Under the lane's lock.
    abstract void end(long outcome);

    /// Takes note that it has lost its place without being told so. Under the lane's lock.
    abstract void drop();
}
