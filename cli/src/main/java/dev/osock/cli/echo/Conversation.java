package dev.osock.cli.echo;

import dev.osock.Socket;
import java.io.IOException;

/// What a [StreamServer] does with one connection.
@FunctionalInterface
public interface Conversation {

    /// Talks until the peer has ended its stream.
    ///
    /// @param peer the connection, which the caller closes
    /// @return how many bytes were sent back
    /// @throws IOException if the connection failed
    long hold(Socket peer) throws IOException;
}
