package dev.osock.net;

import dev.osock.Socket;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.SocketException;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Set;

/// The options of a `java.net.DatagramSocket`, on a socket of the library.
abstract class DatagramSocketOptions extends DatagramSocket {

    final Socket socket;

    /// In milliseconds; 0 for none.
    private volatile int timeout;

    DatagramSocketOptions(Socket socket) {
        super(new UnusedDatagramSocketImpl());
        this.socket = socket;
    }

    /// How long a receive waits.
    final int timeout() {
        return timeout;
    }

    private void checkOpen() throws SocketException {
        if (!socket.isOpen()) {
            throw new SocketException("Socket is closed");
        }
    }

    @Override
    public final void setSoTimeout(int timeout) throws SocketException {
        checkOpen();
        if (timeout < 0) {
            throw new IllegalArgumentException("timeout < 0");
        }
        this.timeout = timeout;
    }

    @Override
    public final int getSoTimeout() throws SocketException {
        checkOpen();
        return timeout;
    }

    @Override
    public final <T> DatagramSocket setOption(SocketOption<T> name, T value) throws IOException {
        set(name, value);
        return this;
    }

    @Override
    public final <T> T getOption(SocketOption<T> name) throws IOException {
        return get(name);
    }

    @Override
    public final Set<SocketOption<?>> supportedOptions() {
        return JdkOptions.DATAGRAM.supported();
    }

    private <T> void set(SocketOption<T> option, T value) throws SocketException {
        try {
            JdkOptions.DATAGRAM.check(option, value);
            checkOpen();
            JdkOptions.DATAGRAM.set(socket, option, value);
        } catch (IOException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    @SuppressWarnings("NullAway") // the JDK's own is null for an interface that nobody has chosen
    private <T> T get(SocketOption<T> option) throws SocketException {
        try {
            JdkOptions.DATAGRAM.check(option);
            checkOpen();
            return JdkOptions.DATAGRAM.get(socket, option);
        } catch (IOException failure) {
            throw JdkExceptions.ofSocket(failure);
        }
    }

    @Override
    public final void setSendBufferSize(int size) throws SocketException {
        if (size <= 0) {
            throw new IllegalArgumentException("Invalid send size");
        }
        set(StandardSocketOptions.SO_SNDBUF, size);
    }

    @Override
    public final int getSendBufferSize() throws SocketException {
        return get(StandardSocketOptions.SO_SNDBUF);
    }

    @Override
    public final void setReceiveBufferSize(int size) throws SocketException {
        if (size <= 0) {
            throw new IllegalArgumentException("Invalid receive size");
        }
        set(StandardSocketOptions.SO_RCVBUF, size);
    }

    @Override
    public final int getReceiveBufferSize() throws SocketException {
        return get(StandardSocketOptions.SO_RCVBUF);
    }

    @Override
    public final void setReuseAddress(boolean on) throws SocketException {
        set(StandardSocketOptions.SO_REUSEADDR, on);
    }

    @Override
    public final boolean getReuseAddress() throws SocketException {
        return get(StandardSocketOptions.SO_REUSEADDR);
    }

    @Override
    public final void setBroadcast(boolean on) throws SocketException {
        set(StandardSocketOptions.SO_BROADCAST, on);
    }

    @Override
    public final boolean getBroadcast() throws SocketException {
        return get(StandardSocketOptions.SO_BROADCAST);
    }

    @Override
    public final void setTrafficClass(int trafficClass) throws SocketException {
        set(StandardSocketOptions.IP_TOS, trafficClass);
    }

    @Override
    public final int getTrafficClass() throws SocketException {
        return get(StandardSocketOptions.IP_TOS);
    }
}
