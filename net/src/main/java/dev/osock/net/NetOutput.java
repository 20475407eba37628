package dev.osock.net;

import dev.osock.BlockingIo;
import dev.osock.error.SocketException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/// What `java.net.Socket` writes to: the library's stream, with the JDK's exceptions.
final class NetOutput extends OutputStream {

    private final NetSocketImpl impl;

    NetOutput(NetSocketImpl impl) {
        this.impl = impl;
    }

    /// One write, which goes on where an interrupt of a platform thread has stopped it.
    private static final class Writing implements JdkWait.Call<Integer> {
        private final byte[] bytes;
        private final int end;
        private int at;

        Writing(byte[] bytes, int offset, int length) {
            this.bytes = bytes;
            this.at = offset;
            this.end = offset + length;
        }

        @Override
        public Integer in(BlockingIo view) throws IOException {
            try {
                view.outputStream().write(bytes, at, end - at);
                return end;
            } catch (SocketException stopped) {
                at += (int) stopped.sent();
                throw stopped;
            }
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        try {
            JdkWait.await(impl.socket(), 0, new Writing(bytes, offset, length));
        } catch (SocketException failure) {
            throw impl.notWritten(failure);
        }
    }

    @Override
    public void close() throws IOException {
        impl.close();
    }
}
