package dev.osock.internal.lane;

import dev.osock.address.SockaddrUn;
import dev.osock.error.SocketException;
import dev.osock.internal.socket.OpenSocket;
import dev.osock.internal.socket.Opening;
import dev.osock.internal.verb.Connecting;
import dev.osock.internal.verb.Naming;
import dev.osock.internal.verb.Sending;
import dev.osock.internal.wait.Timeout;
import java.nio.ByteBuffer;
import java.util.function.Function;

/// Two connected ends of a local stream. Descriptors are bounded by the number of links that are open at a time.
final class Link {

    private static final int AF_UNIX = 1;
    private static final int SOCK_STREAM = 1;
    private static final OpenSocket LISTENER = listener();

    final OpenSocket near;
    final OpenSocket far;

    private Link(OpenSocket near, OpenSocket far) {
        this.near = near;
        this.far = far;
        near.face(near); // there is no public object
    }

    private static OpenSocket listener() {
        try {
            OpenSocket listener = Opening.open(AF_UNIX, SOCK_STREAM, 0, Function.identity());
            Naming.bind(listener, SockaddrUn.unnamed());
            Naming.listen(listener, 16);
            return listener;
        } catch (SocketException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    static Link open() {
        try {
            OpenSocket near = Opening.open(AF_UNIX, SOCK_STREAM, 0, Function.identity());
            synchronized (LISTENER) {
                Connecting.connect(near, Naming.sockname(LISTENER), Timeout.NEVER);
                return new Link(near, Connecting.accept(LISTENER, Timeout.NEVER, Function.identity()));
            }
        } catch (SocketException e) {
            throw new AssertionError(e);
        }
    }

    /// Opens one whose near end the poller watches already: it will be told of changes only.
    static Link watched() {
        Link link = open();
        var first = new Party();
        first.recv(link.near);
        first.cancel(link.near);
        return link;
    }

    /// Sends a byte to the near end; false if that is closed.
    boolean send() {
        try {
            Sending.send(far, ByteBuffer.allocate(1), null, 0, Timeout.NEVER);
            return true;
        } catch (SocketException _) {
            return false;
        }
    }

    void close() {
        try {
            near.close();
            far.close();
        } catch (SocketException e) {
            throw new AssertionError(e);
        }
    }
}
