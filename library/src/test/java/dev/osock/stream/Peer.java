package dev.osock.stream;

import dev.osock.testing.Patience;
import dev.osock.testing.sockets.Bytes;
import dev.osock.testing.sockets.Caller;
import dev.osock.testing.sockets.ThreadKind;
import java.io.IOException;
import java.net.Socket;

/// The far end of a connection, which is the JDK's.
record Peer(Socket socket) implements AutoCloseable {

    private static final int PATIENCE_MILLIS = (int) Patience.seconds(10).toMillis();

    Peer {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    void send(String text) throws IOException {
        send(Bytes.bytes(text));
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /// Reads just so many bytes.
    byte[] read(int count) throws IOException {
        return socket.getInputStream().readNBytes(count);
    }

    /// Reads to the end of the stream.
    byte[] readAll() throws IOException {
        return socket.getInputStream().readAllBytes();
    }

    /// Reads to the end of the stream, on a thread of its own.
    Caller<byte[]> readingAll() {
        return Caller.start(ThreadKind.PLATFORM, this::readAll);
    }

    /// Sends bytes and then the end, on a thread of its own.
    void sendingAll(byte[] bytes) {
        Caller.start(ThreadKind.PLATFORM, () -> {
            send(bytes);
            end();
            return true;
        });
    }

    /// Ends what it sends.
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /// Ends the connection with a reset.
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
