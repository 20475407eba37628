package dev.osock.cli.guide;

import dev.osock.Socket;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import dev.osock.kind.Domain;
import dev.osock.kind.Type;
import java.util.concurrent.FutureTask;

/// A TCP connection of two sockets, for an example to play with.
record Loopback(Socket socket, Socket peer) implements AutoCloseable {

    static Loopback connect() throws SocketException {
        try (Socket listener = Socket.open(Domain.INET, Type.STREAM)) {
            listener.bind(SockaddrIn.loopback(0));
            listener.listen();
            Socket socket = Socket.open(Domain.INET, Type.STREAM);
            socket.connect(listener.sockname());
            return new Loopback(socket, listener.accept());
        }
    }

    /// Starts a call on a virtual thread, and returns when that waits.
    static FutureTask<String> waiting(Call call) throws InterruptedException {
        FutureTask<String> task = new FutureTask<>(call::make);
        Thread thread = Thread.startVirtualThread(task);
        while (thread.getState() == Thread.State.NEW || thread.getState() == Thread.State.RUNNABLE) {
            Thread.sleep(1);
        }
        return task;
    }

    interface Call {
        String make() throws Exception;
    }

    @Override
    public void close() throws SocketException {
        try (socket) {
            peer.close();
        }
    }
}
