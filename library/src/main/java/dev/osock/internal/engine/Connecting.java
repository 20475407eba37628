package dev.osock.internal.engine;

import dev.osock.address.Sockaddr;
import dev.osock.error.SocketException;
import dev.osock.internal.kernel.Kernel;
import dev.osock.internal.kernel.Scratch;
import dev.osock.internal.wire.SockaddrCodec;

/// The calls that make connections: connect and accept.
public final class Connecting {

    private Connecting() {}

    /// Connects to an address.
    ///
    /// @param endpoint the socket
    /// @param address the address
    /// @param timeout in nanoseconds, or [Endpoint#FOREVER]
    /// @throws SocketException if it failed; after a time-out the operating system may still complete the connection
    public static void connect(Endpoint endpoint, Sockaddr address, long timeout) throws SocketException {
        Call call = Endpoint.CALLS.take();
        try {
            call.addressLength = SockaddrCodec.encode(address, call.scratch.memory(), Scratch.ADDRESS);
            long result = endpoint.write().run(Operation.CONNECT, call, Deadline.after(timeout));
            if (result < 0) {
                throw Failure.of("connect", endpoint.kind(), "to", address).because(result);
            }
            endpoint.connected(address);
        } finally {
            call.clear();
            Endpoint.CALLS.give(call);
        }
    }

    /// Accepts a connection.
    ///
    /// @param listener the listening socket
    /// @param timeout in nanoseconds, or [Endpoint#FOREVER]
    /// @return the connection's socket
    /// @throws SocketException if it failed
    public static Endpoint accept(Endpoint listener, long timeout) throws SocketException {
        Call call = Endpoint.CALLS.take();
        try {
            long result = listener.read().run(Operation.ACCEPT, call, Deadline.after(timeout));
            if (result < 0) {
                throw Failure.of("accept", listener.kind(), "on", listener.bound()).because(result);
            }
            return accepted(listener, (int) result, call);
        } finally {
            call.clear();
            Endpoint.CALLS.give(call);
        }
    }

    private static Endpoint accepted(Endpoint listener, int fd, Call call) {
        try {
            var accepted = new Endpoint(fd, listener.kind());
            accepted.connected(Endpoint.address(call.scratch));
            accepted.lingers(listener.lingers());
            return accepted;
        } catch (Throwable noMemory) {
            Kernel.close(call.scratch, fd);
            throw noMemory;
        }
    }
}
