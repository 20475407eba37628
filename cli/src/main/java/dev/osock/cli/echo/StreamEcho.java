package dev.osock.cli.echo;

import dev.osock.Socket;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import java.nio.ByteBuffer;

/// Sends back every byte as it comes.
///
/// It stops reading while the peer does not read, so a peer must read while it sends what the two sockets' buffers
/// cannot hold.
public final class StreamEcho implements Conversation {

    private static final int BUFFER = 16 * 1024;

    @Override
    public long hold(Socket peer) throws SocketException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long total = 0;
        while (receive(peer, buffer)) {
            total += peer.send(buffer.flip());
            buffer.clear();
        }
        return total;
    }

    private static boolean receive(Socket peer, ByteBuffer buffer) throws SocketException {
        try {
            peer.recv(buffer);
            return true;
        } catch (SocketClosedException closed) {
            if (closed.isEndOfStream()) {
                return false;
            }
            throw closed;
        }
    }
}
