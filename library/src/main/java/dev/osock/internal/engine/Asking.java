package dev.osock.internal.engine;

import org.jspecify.annotations.Nullable;

/// Does not wait, and is told when to call again.
///
/// @param socket the public object of the socket, for the message
/// @param given the handle for the message, or null to have one made
public record Asking(Object socket, @Nullable Handle given) implements Way {

    Handle handle(Inbox party) {
        return given == null ? new Handle(party) : given;
    }
}
