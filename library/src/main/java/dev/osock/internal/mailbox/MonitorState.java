package dev.osock.internal.mailbox;

import dev.osock.internal.poll.PollerGroup;
import dev.osock.internal.registry.Monitors;
import org.jspecify.annotations.Nullable;

/// One monitor: a caller that wants to be told when a socket is closed. Compared by identity.
public final class MonitorState extends QueuedSignal {

    private static final Monitors<Monitored, MailboxState, MonitorState> MONITORS = new Monitors<>();

    /// How often telling that a socket is closed is tried, a millisecond apart.
    private static final int TRIES = 1_000;

    private final Monitored monitored;
    private final Object socket;
    private final MailboxState watcher;

    private MonitorState(Monitored monitored, Object socket, MailboxState watcher) {
        this.monitored = monitored;
        this.socket = socket;
        this.watcher = watcher;
    }

    /// Monitors a socket for the current caller. One that is closed already is reported at once.
    ///
    /// @param monitored the socket
    /// @param socket its public object
    /// @return the monitor
    public static MonitorState start(Monitored monitored, Object socket) {
        var watch = new MonitorState(monitored, socket, MailboxState.current());
        monitored.enterRegistry();
        MONITORS.add(monitored, watch.watcher, watch);
        watch.watcher.endWithThread();
        if (monitored.isClosed() || watch.watcher.hasEnded()) {
            watch.fire();
        }
        return watch;
    }

    /// Ends the monitor.
    ///
    /// @return whether it was active and the current caller's; if so, no signal will come
    public boolean cancel() {
        return watcher == MailboxState.current() && MONITORS.remove(monitored, watcher, this);
    }

    private void fire() {
        if (MONITORS.remove(monitored, watcher, this)) {
            watcher.deliver(this);
        }
    }

    @Override
    public SocketMessageState signal() {
        return new SocketMessageState.Down(socket, this);
    }

    @Override
    public Object about() {
        return socket;
    }

    @Override
    public @Nullable SelectHandleState aboutHandle() {
        return null;
    }

    /// Tells the socket that is monitored.
    ///
    /// @return its public object
    public Object socket() {
        return socket;
    }

    /// Tells every watcher of a socket that it is closed. If there is no memory for that, tries again for a while.
    public static void closed(Monitored monitored) {
        for (int tries = 1;; tries++) {
            try {
                MONITORS.ofSubject(monitored).forEach(MonitorState::fire);
                return;
            } catch (OutOfMemoryError noMemory) {
                if (tries == TRIES) {
                    throw noMemory;
                }
                PollerGroup.pause();
            }
        }
    }

    /// Ends the monitors of a caller that is gone.
    static void gone(MailboxState watcher) {
        MONITORS.ofWatcher(watcher).forEach(watch -> MONITORS.remove(watch.monitored, watcher, watch));
    }

    /// Gives access to all monitors, to count and list them.
    ///
    /// @return the table
    public static Monitors<Monitored, MailboxState, MonitorState> all() {
        return MONITORS;
    }

    /// Tells who is to be told.
    ///
    /// @return the caller that started it
    public MailboxState watcher() {
        return watcher;
    }
}
