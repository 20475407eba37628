package dev.osock;

import dev.osock.error.SocketClosedException;
import dev.osock.error.SocketException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.Objects;

/// The channel that [BlockingIo#byteChannel] gives.
final class StreamChannel implements SocketByteChannel {

    private final BlockingVerbs view;

    StreamChannel(BlockingVerbs view) {
        this.view = view;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        checkOpen();
        try {
            return view.read(buffer);
        } catch (SocketClosedException closed) {
            throw whileUsed(closed);
        }
    }

    @Override
    public long read(ByteBuffer[] buffers) throws IOException {
        return read(buffers, 0, buffers.length);
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffers.length);
        checkOpen();
        try {
            return view.read(buffers, offset, length);
        } catch (SocketClosedException closed) {
            throw whileUsed(closed);
        }
    }

    @Override
    public int write(ByteBuffer buffer) throws IOException {
        checkOpen();
        try {
            return view.write(buffer);
        } catch (SocketClosedException closed) {
            throw whileUsed(closed);
        }
    }

    @Override
    public long write(ByteBuffer[] buffers) throws IOException {
        return write(buffers, 0, buffers.length);
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffers.length);
        checkOpen();
        try {
            return view.write(buffers, offset, length);
        } catch (SocketClosedException closed) {
            throw whileUsed(closed);
        }
    }

    private void checkOpen() throws ClosedChannelException {
        if (!isOpen()) {
            throw new ClosedChannelException();
        }
    }

    private static IOException whileUsed(SocketClosedException closed) {
        var told = new AsynchronousCloseException();
        told.initCause(closed);
        return told;
    }

    @Override
    public boolean isOpen() {
        return view.openSocket.isOpen();
    }

    @Override
    public void close() throws SocketException {
        view.socket().close();
    }

    @Override
    public String toString() {
        return "channel of " + view;
    }
}
