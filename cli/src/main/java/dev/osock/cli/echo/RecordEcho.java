package dev.osock.cli.echo;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.message.MsgFlags;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/// Sends every record of a connection back as it comes. One that is too long ends the connection.
public final class RecordEcho implements Conversation {

    /// More than Linux lets a record of a Unix socket have unless it is told to.
    private static final int BUFFER = 256 * 1024;

    @Override
    public long hold(Socket peer) throws IOException {
        ByteBuffer record = ByteBuffer.allocateDirect(BUFFER);
        long bytes = 0;
        try {
            for (;;) {
                try (ReceivedMsg received = peer.recvmsg(List.of(record.clear()), 0, MsgFlags.NONE)) {
                    if (received.flags().contains(MsgFlags.TRUNC)) {
                        throw new IOException("a record has more than " + BUFFER + " bytes");
                    }
                }
                bytes += peer.send(record.flip());
            }
        } catch (SocketClosedException end) {
            if (end.reason() != Reason.Closed.BY_PEER) {
                throw end;
            }
            return bytes;
        }
    }
}
