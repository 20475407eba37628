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
            if (session == null) {
                session = new Session(source, to.connect(plan.ways()));
                sessions.put(source, session);
                Thread.startVirtualThread(session);
                log.event("datagrams from " + source);
            }
            session.send(datagram);
        } catch (IOException e) {
            log.problem("dropped a datagram of " + source + ": " + e.getMessage());
        }
    }

    /// Who has sent something, and the socket by which it goes on.
    private final class Session implements Runnable {

        private final Sockaddr source;
        private final Socket upstream;
        private volatile long last = System.nanoTime();

        Session(Sockaddr source, Socket upstream) {
            this.source = source;
            this.upstream = upstream;
        }

        void send(ByteBuffer datagram) throws IOException {
            last = System.nanoTime();
            upstream.within(PATIENCE).send(datagram);
        }

        @Override
        public void run() {
            try (upstream) {
                passBack();
                log.event("datagrams from " + source + " ended");
            } catch (IOException e) {
                log.problem("datagrams from " + source + " ended: " + e.getMessage());
            } finally {
                sessions.remove(source, this);
            }
        }

        private void passBack() throws IOException {
            ByteBuffer buffer = ByteBuffer.allocateDirect(plan.limits().packetRoom());
            for (long left = idle.toNanos(); left > 0; left = idle.toNanos() - (System.nanoTime() - last)) {
                try {
                    var answer = upstream.within(Duration.ofNanos(left));
                    PacketEnd.receive(answer, buffer.clear());
                    last = System.nanoTime();
                    socket.within(PATIENCE).sendto(buffer.flip(), source);
                } catch (SocketTimeoutException nothing) {
                    // the loop looks for how long
                }
            }
        }
    }
}
