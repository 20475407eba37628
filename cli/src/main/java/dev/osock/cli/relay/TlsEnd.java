package dev.osock.cli.relay;

import dev.osock.Socket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/// A connection that is encrypted by the JDK's TLS.
final class TlsEnd implements End {

    private static final int PIECE = 16 * 1024;

    private final Socket socket;
    private final SSLSocket secure;
    private final InputStream input;
    private final OutputStream output;
    private final byte[] read = new byte[PIECE];
    private final byte[] written = new byte[PIECE];

    TlsEnd(Socket socket, SSLSocket secure) throws IOException {
        this.socket = socket;
        this.secure = secure;
        input = secure.getInputStream();
        output = secure.getOutputStream();
    }

    /// Names the version and the cipher suite.
    String description() {
        SSLSession session = secure.getSession();
        return session.getProtocol() + ", " + session.getCipherSuite();
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        int count = input.read(read, 0, Math.min(PIECE, into.remaining()));
        if (count > 0) {
            into.put(read, 0, count);
        }
        return count;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int count = Math.min(bytes.remaining(), PIECE);
            bytes.get(written, 0, count);
            output.write(written, 0, count);
        }
    }

    /// Says the end, close_notify. TLS 1.3 goes on the other way; with an older one the peer ends too.
    @Override
    public void endWrites() throws IOException {
        if (socket.isOpen() && !secure.isOutputShutdown()) {
            secure.shutdownOutput();
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
}
