package dev.osock;

import dev.osock.internal.mailbox.MonitorState;

/// A registration, made by [Socket#monitor()]: a mailbox gets a [SocketMessage.DownMessage] when a socket is closed.
/// OTP's monitor reference.
///
/// @see <a href="{@docRoot}/dev.osock/doc-files/guide/watching.html">Watching sockets, in the guide</a>
public final class Monitor {

    private final MonitorState watch;

    Monitor(MonitorState watch) {
        this.watch = watch;
    }

    /// Tells the socket that is monitored.
    ///
    /// @return the socket
    public Socket socket() {
        return (Socket) watch.socket();
    }

    /// Tells the mailbox that gets the message.
    ///
    /// @return the one that was current when the monitor was made
    public Mailbox watcher() {
        return Mailbox.of(watch.watcher());
    }

    /// Ends the monitor, if it is the calling mailbox's own. OTP's `cancel_monitor/1`, as of OTP 27.
    ///
    /// @return true if it was active, so that no message will come; false if it was over already, or is another
    ///     mailbox's and goes on
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
