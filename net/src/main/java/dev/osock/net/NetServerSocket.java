package dev.osock.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/// A `java.net.ServerSocket` over a listener of the library's.
final class NetServerSocket extends ServerSocket {

    private final NetSocketImpl impl;

    private NetServerSocket(NetSocketImpl impl) {
        super(impl);
        this.impl = impl;
    }

    /// Makes one that is not bound yet.
    static NetServerSocket of(SocketSpec spec) throws IOException {
        return new NetServerSocket(NetSocketImpl.ofServer(spec));
    }

    @Override
    public Socket accept() throws IOException {
        if (isClosed()) {
            throw new SocketException("Socket is closed");
        }
        if (!isBound()) {
            throw new SocketException("Socket is not bound yet");
        }
        NetSocketImpl accepted;
        try {
            accepted = impl.accept();
        } catch (SocketTimeoutException none) {
            throw none;
        } catch (InterruptedIOException interrupt) {
            close();
            throw JdkWait.closedBy(interrupt);
        }
        try {
            return NetSocket.connected(accepted);
        } catch (Throwable failed) {
            accepted.close();
            throw failed;
        }
    }

    /// As the JDK's; that of a Unix or vsock address tells it.
    @Override
    public String toString() {
        try {
            return !impl.spec().isInternet() && isBound()
                    ? "ServerSocket[" + impl.socket().sockname() + "]"
                    : super.toString();
        } catch (SocketException | dev.osock.error.SocketException unopened) {
            return super.toString();
        }
    }
}
