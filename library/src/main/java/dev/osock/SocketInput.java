package dev.osock;

import dev.osock.error.SocketException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// The stream that [BlockingIo#inputStream] gives. What is read is the socket's: nothing is kept here.
final class SocketInput extends InputStream {

    private final BlockingVerbs view;

    SocketInput(BlockingVerbs view) {
        this.view = view;
    }

    @Override
    public int read() throws SocketException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws SocketException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return view.read(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public int available() throws SocketException {
        return view.available();
    }

    @Override
    public void close() throws SocketException {
        view.socket().close();
    }

    @Override
    public String toString() {
        return "input of " + view;
    }
}
