package dev.osock.cli.echo;

import dev.osock.Attempt;
import dev.osock.Mailbox;
import dev.osock.SelectHandle;
import dev.osock.Socket;
import dev.osock.SocketMessage;
import dev.osock.error.SocketException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// An echo server that never waits for a socket: one thread and one mailbox serve them all.
///
/// Each call is made with `nowait()`. If it cannot be done at once, the loop remembers whose it is by its handle, and
/// the message about that handle says when to go on.
public final class EventLoop implements Runnable {

    private static final int BUFFER = 16 * 1024;

    private final Mailbox mailbox = Mailbox.create();
    private final Socket listener;
    private final Map<SelectHandle, Step> waiting = new HashMap<>();
    private final AtomicInteger accepted = new AtomicInteger();

    /// Makes a loop, which is not running.
    ///
    /// @param listener listens
    public EventLoop(Socket listener) {
        this.listener = listener;
    }

    /// Serves until [#stop()].
    @Override
    public void run() {
        mailbox.run(this::serve);
    }

    /// Ends the loop: the mailbox ends, and the sockets that it owns with it.
    public void stop() {
        mailbox.close();
    }

    /// Counts the connections so far.
    ///
    /// @return the count
    public int accepted() {
        return accepted.get();
    }

    /// What to do when a message has come.
    private interface Step {
        /// Goes on as far as that goes without waiting.
        ///
        /// @return names the message that tells when to go on
        SelectHandle go() throws SocketException;

        /// Gives up, because going on failed.
        void end();
    }

    private void serve() {
        try {
            take(new Acceptor());
            while (true) {
                switch (mailbox.receive()) {
                    case SocketMessage.SelectMessage(Socket _, SelectHandle handle) -> {
                        Step step = waiting.remove(handle);
                        if (step != null) {
                            take(step);
                        }
                    }
                    case SocketMessage.AbortMessage(Socket _, SelectHandle handle, var _) -> waiting.remove(handle);
                    case SocketMessage _ -> {
                        // this loop monitors nothing
                    }
                }
            }
        } catch (InterruptedException | IllegalStateException stopped) {
            mailbox.close();
        }
    }

    private void take(Step step) {
        try {
            waiting.put(step.go(), step);
        } catch (SocketException over) {
            step.end();
        }
    }

    /// Takes all connections that are there.
    private final class Acceptor implements Step {
        @Override
        public SelectHandle go() throws SocketException {
            while (true) {
                switch (listener.nowait().accept()) {
                    case Attempt.Done(Socket peer) -> {
                        accepted.getAndIncrement();
                        take(new Connection(peer));
                    }
                    case Attempt.Pending<Socket> pending -> {
                        return pending.info().handle();
                    }
                }
            }
        }

        @Override
        public void end() {
            mailbox.close();
        }
    }

    /// A connection and what has been received but not sent back.
    private static final class Connection implements Step {
        private final Socket socket;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        private boolean sending;

        Connection(Socket socket) {
            this.socket = socket;
        }

        @Override
        public SelectHandle go() throws SocketException {
            while (true) {
                switch (sending ? socket.nowait().send(buffer) : socket.nowait().recv(buffer)) {
                    case Attempt.Done<Integer> _ -> turn();
                    case Attempt.Pending<Integer> pending -> {
                        return pending.info().handle();
                    }
                }
            }
        }

        private void turn() {
            sending = !sending;
            if (sending) {
                buffer.flip();
            } else {
                buffer.clear();
            }
        }

        @Override
        public void end() {
            try {
                socket.close();
            } catch (SocketException failed) {
                // it is closed all the same
            }
        }
    }
}
