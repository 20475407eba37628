package dev.osock.cli.echo;

import dev.osock.Socket;
import java.io.IOException;

/// Sends back every byte as it comes.
///
/// It stops reading while the peer does not read, so a peer must read while it sends what the two sockets' buffers
/// cannot hold.
public final class StreamEcho implements Conversation {

    @Override
    public long hold(Socket peer) throws IOException {
        return peer.inputStream().transferTo(peer.outputStream());
    }
}
