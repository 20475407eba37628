package dev.osock.testing.sockets;

import dev.osock.Mailbox;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Forgets what an earlier test has left in the mailbox of the thread. Tests that are bounded have threads of their own,
/// but not where time-outs are switched off, as in a slow machine.
final class EmptyMailbox implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        Mailbox mailbox = Mailbox.self();
        for (int left = mailbox.size(); left > 0; left--) {
            mailbox.poll();
        }
    }
}
