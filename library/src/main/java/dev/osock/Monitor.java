package dev.osock;

import dev.osock.internal.mailbox.MonitorState;

/// Stands for a mailbox's wish to be told when a socket is closed. Made by [Socket#monitor()]. OTP's monitor reference.
public final class Monitor {

    private final MonitorState watch;

    Monitor(MonitorState watch) {
        this.watch = watch;
    }

    /// The socket that is monitored.
    ///
    /// @return the socket
    public Socket socket() {
        return (Socket) watch.socket();
    }

    /// The mailbox that is told.
    ///
    /// @return the one that made the monitor
    public Mailbox watcher() {
        return Mailbox.of(watch.watcher());
    }

    /// Ends the monitor, if the calling mailbox made it. OTP's `cancel_monitor/1`, as of OTP 27.
    ///
    /// @return true if it was active, and no message will come; false if it was over already, or is another mailbox's
    ///     and goes on
    public boolean cancel() {
        return watch.cancel();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monitor that && watch == that.watch;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(watch);
    }

    @Override
    public String toString() {
        return "Monitor@" + Integer.toHexString(hashCode());
    }
}
