package dev.osock;

import dev.osock.error.SocketException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/// The stream that [BlockingIo#outputStream] gives. A write is done when the operating system has all the bytes.
final class SocketOutput extends OutputStream {

    private final BlockingVerbs view;

    SocketOutput(BlockingVerbs view) {
        this.view = view;
    }

    @Override
    public void write(int b) throws SocketException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws SocketException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        view.write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public void close() throws SocketException {
        view.socket().close();
    }

    @Override
    public String toString() {
        return "output of " + view;
    }
}
