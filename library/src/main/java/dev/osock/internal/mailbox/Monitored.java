package dev.osock.internal.mailbox;

/// A socket as those see it who monitor it. Compared by identity.
public interface Monitored {

    /// Has the registry show it, for good.
    void enterRegistry();

    /// Tells whether close(2) has returned.
    ///
    /// @return true if it is closed and not just being closed
    boolean isClosed();
}
