package dev.osock.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/// A `java.net.Socket` over one of the library's.
final class NetSocket extends Socket {

    /// The JDK wants an address of its own types, though where it goes is settled already.
    private static final InetSocketAddress SETTLED = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final NetSocketImpl impl;

    private NetSocket(NetSocketImpl impl) throws IOException {
        super(impl);
        this.impl = impl;
    }

    /// Makes one that is not connected yet.
    static NetSocket of(SocketSpec spec) throws IOException {
        return new NetSocket(NetSocketImpl.ofClient(spec));
    }

    /// Makes one that is connected.
    static NetSocket connected(NetSocketImpl impl) throws IOException {
        var socket = new NetSocket(impl);
        socket.connect(SETTLED, 0);
        return socket;
    }

    /// Connects; where the address is settled by what the socket was made for, whatever is said here.
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        boolean isSettled = impl.spec().target().isPresent() && !(endpoint instanceof InetSocketAddress);
        super.connect(isSettled ? SETTLED : endpoint, timeout);
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        if (impl.spec().isInternet()) {
            return super.getRemoteSocketAddress();
        }
        try {
            return isConnected() ? impl.remote() : super.getRemoteSocketAddress();
        } catch (java.net.SocketException closed) {
            return super.getRemoteSocketAddress();
        }
    }

    /// As the JDK's; of a Unix socket and of vsock what the library says.
    @Override
    public String toString() {
        try {
            return !impl.spec().isInternet() && isConnected() ? "Socket[" + impl.socket() + "]" : super.toString();
        } catch (java.net.SocketException unopened) {
            return super.toString();
        }
    }
}
