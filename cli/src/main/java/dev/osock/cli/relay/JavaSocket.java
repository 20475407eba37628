package dev.osock.cli.relay;

import dev.osock.BlockingIo;
import dev.osock.Socket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketImpl;
import java.time.Duration;

/// A connection as the JDK's TLS wants what it is laid over.
final class JavaSocket extends java.net.Socket {

    private final Socket socket;
    private volatile int millis;

    JavaSocket(Socket socket) throws IOException {
        super((SocketImpl) null);
        this.socket = socket;
    }

    private BlockingIo io() {
        return millis == 0 ? socket : socket.within(Duration.ofMillis(millis));
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                return io().inputStream().read();
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                return io().inputStream().read(bytes, offset, length);
            }

            @Override
            public int available() throws IOException {
                return io().inputStream().available();
            }
        };
    }

    @Override
    public OutputStream getOutputStream() {
        return socket.outputStream();
    }

    @Override
    public void setSoTimeout(int timeout) {
        millis = timeout;
    }

    @Override
    public int getSoTimeout() {
        return millis;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public boolean isBound() {
        return true;
    }

    @Override
    public boolean isClosed() {
        return !socket.isOpen();
    }

    @Override
    public InetAddress getInetAddress() {
        return InetAddress.getLoopbackAddress(); // that of a Unix socket is none of the JDK's
    }

    @Override
    public InetAddress getLocalAddress() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public int getPort() {
        return 0;
    }

    @Override
    public int getLocalPort() {
        return 0;
    }

    @Override
    public int getSoLinger() {
        return -1;
    }

    @Override
    public void shutdownInput() {
        // the other side need not know
    }

    @Override
    public void shutdownOutput() throws IOException {
        StreamEnd.endWrites(socket);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    @Override
    public String toString() {
        return socket.toString();
    }
}
