package dev.osock.internal.lane;

import dev.osock.internal.mailbox.MailboxState;
import dev.osock.internal.mailbox.SelectHandleState;
import dev.osock.internal.wait.Way;
import org.jspecify.annotations.Nullable;

/// Does not wait, and is told when to call again.
///
/// @param socket the public object of the socket, for the message
/// @param given the handle for the message, or null to have one made
public record Asking(Object socket, @Nullable SelectHandleState given) implements Way {

    /// Gives the handle for the messages.
    public SelectHandleState handle(MailboxState party) {
        return given == null ? new SelectHandleState(party) : given;
    }
}
