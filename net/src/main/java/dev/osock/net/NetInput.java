package dev.osock.net;

import dev.osock.error.SocketException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// What `java.net.Socket` reads from: the library's stream, with the JDK's exceptions. That knows the end, and that a
/// reset is none.
final class NetInput extends InputStream {

    private final NetSocketImpl impl;

    /// Once the end has been read it stays, even if the socket is closed: so it is in the JDK.
    private volatile boolean isEnded;

    NetInput(NetSocketImpl impl) {
        this.impl = impl;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (isEnded) {
            return -1;
        }
        int count = impl.isInputShut() ? -1 : receive(bytes, offset, length);
        isEnded = count < 0;
        return count;
    }

    private int receive(byte[] bytes, int offset, int length) throws IOException {
        try {
            return JdkWait.await(
                    impl.socket(),
                    impl.timeout(),
                    view -> view.inputStream().read(bytes, offset, length));
        } catch (SocketException failure) {
            throw JdkExceptions.of(failure, "Read timed out");
        }
    }

    @Override
    public int available() throws IOException {
        return impl.available();
    }

    @Override
    public void close() throws IOException {
        impl.close();
    }
}
