package dev.osock.cli.guide;

import dev.osock.Socket;
import dev.osock.Sockets;
import dev.osock.address.SockaddrIn;
import dev.osock.error.SocketException;
import java.util.concurrent.FutureTask;

/// A TCP connection of two sockets, for an example to play with.
record Loopback(Socket socket, Socket peer) implements AutoCloseable {

    static Loopback connect() throws SocketException {
        try (Socket listener = Sockets.listen(SockaddrIn.loopback(0))) {
            return new Loopback(Sockets.connect(listener.sockname()), listener.accept());
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
