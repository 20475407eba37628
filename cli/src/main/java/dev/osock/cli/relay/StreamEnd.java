package dev.osock.cli.relay;

import dev.osock.Socket;
import dev.osock.SocketByteChannel;
import dev.osock.SocketPipe;
import dev.osock.error.Errno;
import dev.osock.error.Reason;
import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Protocol;
import dev.osock.kind.Shutdown;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A connection that is a stream of bytes.
final class StreamEnd implements End {

    final Socket socket;
    private final SocketByteChannel channel;

    StreamEnd(Socket socket) {
        this.socket = socket;
        channel = socket.byteChannel();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        return channel.read(into);
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        channel.write(bytes);
    }

    @Override
    public void endWrites() throws IOException {
        endWrites(socket);
    }

    static void endWrites(Socket socket) throws SocketException {
        try {
            socket.shutdown(Shutdown.WRITE);
        } catch (SocketException gone) {
            if (!gone.is(Errno.ENOTCONN)) { // then the peer knows
                throw gone;
            }
        }
    }

    @Override
    public boolean hasPackets() {
        return false;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /// Has all bytes go to another one within the kernel, splice(2).
    ///
    /// @return false if the kernel cannot: then none have gone
    boolean spliceTo(StreamEnd other, Meter meter) throws SocketException {
        if (!canSplice() || !other.canSplice()) {
            return false;
        }
        boolean taken = false;
        try (SocketPipe pipe = SocketPipe.open()) {
            while (true) {
                try {
                    socket.recv(pipe);
                    taken = true;
                } catch (SocketClosedException end) {
                    if (end.reason() == Reason.Closed.BY_PEER) {
                        return true;
                    }
                    throw end;
                }
                meter.add(other.socket.send(pipe));
            }
        } catch (SocketException failed) {
            if (!taken && (failed.is(Errno.EINVAL) || failed.is(Errno.EMFILE))) {
                return false;
            }
            throw failed;
        }
    }

    private boolean canSplice() {
        return socket.domain().equals(Domain.LOCAL) || socket.protocol().equals(Protocol.TCP);
    }
}
