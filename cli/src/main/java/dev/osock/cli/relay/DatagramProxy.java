package dev.osock.cli.relay;

import dev.osock.ReceivedMsg;
import dev.osock.Socket;
import dev.osock.address.Sockaddr;
import dev.osock.cli.echo.Serving;
import dev.osock.cli.output.ServerLog;
import dev.osock.error.SocketTimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Passes datagrams on, and the answers back: for everybody who sends some there is a socket of its own, until for a
/// while nothing has gone through it.
final class DatagramProxy {

    /// How long a socket is kept if the user does not say.
    private static final Duration USUAL_IDLE = Duration.ofMinutes(1);

    /// How long a receiver whose queue is full is waited for.
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Socket socket;
    private final Target to;
    private final Plan plan;
    private final ServerLog log;
    private final Duration idle;
    private final Map<Sockaddr, Session> sessions = new ConcurrentHashMap<>();

    DatagramProxy(Socket socket, Target to, Plan plan, ServerLog log) {
        this.socket = socket;
        this.to = to;
        this.plan = plan;
        this.log = log;
        idle = plan.limits().idle().orElse(USUAL_IDLE);
    }

    /// Serves until the socket is closed.
    void serve() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(plan.limits().packetRoom());
        Serving.repeat(
                () -> {
                    ReceivedMsg received = PacketEnd.receive(socket, buffer.clear());
                    Sockaddr source = received.addr().orElseGet(Sockaddr::unspec);
                    if (DatagramServer.canBeAnswered(source)) {
                        passOn(source, buffer.flip());
                    } else {
                        log.problem("dropped a datagram of somebody without an address, who cannot be answered");
                    }
                },
                log);
    }

    private void passOn(Sockaddr source, ByteBuffer datagram) {
        try {
            Session session = sessions.get(source);
            if (session == null || !session.mayGoOn()) {
                session = new Session(source, to.connect(plan.ways()));
                sessions.put(source, session);
                Thread.startVirtualThread(session);
                log.event("datagrams from " + source);
            }
            session.upstream.within(PATIENCE).send(datagram);
        } catch (IOException e) {
            log.problem("dropped a datagram of " + source + ": " + e.getMessage());
        }
    }

    /// Who has sent something, and the socket by which it goes on.
    private final class Session implements Runnable {

        private static final long ENDED = -1;

        private final Sockaddr source;
        private final Socket upstream;
        private final long begun = System.nanoTime();

        /// When something has gone through it, counted from its begin; or that it has ended.
        private final AtomicLong last = new AtomicLong();

        Session(Sockaddr source, Socket upstream) {
            this.source = source;
            this.upstream = upstream;
        }

        /// Begins another while of it.
        ///
        /// @return false if it has ended
        boolean mayGoOn() {
            return last.updateAndGet(before -> before == ENDED ? ENDED : now()) != ENDED;
        }

        private long now() {
            return System.nanoTime() - begun;
        }

        @Override
        public void run() {
            try (upstream) {
                try {
                    passBack();
                } finally {
                    last.set(ENDED);
                    sessions.remove(source, this);
                }
                log.event("datagrams from " + source + " ended"); // whoever hears of it may begin anew
            } catch (IOException e) {
                log.problem("datagrams from " + source + " ended: " + e.getMessage());
            }
        }

        private void passBack() throws IOException {
            ByteBuffer buffer = ByteBuffer.allocateDirect(plan.limits().packetRoom());
            for (;;) {
                long before = last.get();
                long left = idle.toNanos() - (now() - before);
                if (left > 0) {
                    passBack(Duration.ofNanos(left), buffer.clear());
                } else if (last.compareAndSet(before, ENDED)) {
                    return;
                }
            }
        }

        private void passBack(Duration within, ByteBuffer buffer) throws IOException {
            try {
                PacketEnd.receive(upstream.within(within), buffer);
                last.set(now());
                socket.within(PATIENCE).sendto(buffer.flip(), source);
            } catch (SocketTimeoutException nothing) {
                // it is looked at for how long
            }
        }
    }
}
