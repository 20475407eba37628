package dev.osock.cli.relay;

import dev.osock.Socket;
import dev.osock.cli.output.ServerLog;
import dev.osock.kind.Type;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;

/// Joins connections with the process's own input and output, or with connections to another address.
public final class Joining {

    /// How long a connection goes on after its peer's end, where the standard input is for the next one too.
    private static final Duration AFTER_PEER = Duration.ofSeconds(1);

    private final Plan plan;
    private final OutputStream output;
    private final ServerLog log;
    private final StandardInput input = new StandardInput();

    /// With what its files say; nothing where no TLS is wanted.
    private final Optional<Tls> tls;

    /// Makes it, and reads what TLS needs.
    ///
    /// @param plan what and how
    /// @param output the standard output
    /// @param log where to tell
    /// @throws IOException if a file cannot be read; the message is for the user
    public Joining(Plan plan, OutputStream output, ServerLog log) throws IOException {
        this.plan = plan;
        this.output = output;
        this.log = log;
        tls = plan.isSecure() || plan.isToSecure()
                ? Optional.of(Tls.of(plan.trust(), plan.ways().timeout()))
                : Optional.empty();
    }

    /// Connects to an address, and joins that.
    ///
    /// @param target the address
    /// @throws IOException if it cannot be connected, or does not end as it should; the message is for the user
    public void connect(Target target) throws IOException {
        End end = connected(target, plan.isSecure());
        log.event("connected to " + target);
        join("connection", end, false);
    }

    /// Serves at an address.
    ///
    /// @param target the address
    /// @param keeps whether more than one connection
    /// @throws IOException if it cannot listen, or the one connection does not end as it should; the message is for the
    ///     user
    public void listen(Target target, boolean keeps) throws IOException {
        try (Listener listener = Listener.open(target, plan.ways().family())) {
            Thread removal = Thread.ofPlatform().unstarted(() -> close(listener));
            Runtime.getRuntime().addShutdownHook(removal);
            log.event("listening on " + listener);
            Socket socket = listener.socket();
            if (listener.isConnection()) {
                if (keeps) {
                    throw new IOException(target + " is a connection, and --keep is for a socket that listens");
                }
                serve(1, socket, false);
            } else if (socket.type().equals(Type.DGRAM)) {
                new DatagramServer(socket, this, plan, log).serve(keeps);
            } else if (keeps) {
                new ConnectionServer(socket, this, plan.to().isPresent(), log).serve();
            } else {
                Socket peer = plan.ways().accept(socket);
                listener.takeNoMore();
                serve(1, peer, false);
            }
        }
    }

    private void close(Listener listener) {
        try {
            listener.close();
        } catch (IOException e) {
            log.problem(String.valueOf(e.getMessage()));
        }
    }

    /// Joins a connection that somebody has made.
    ///
    /// @param number which one it is
    /// @param keepsOutput whether others come after it, or beside it
    void serve(int number, Socket peer, boolean keepsOutput) throws IOException {
        String name = "connection " + number;
        End end;
        try {
            log.event(name + " from " + peer.peername());
            if (plan.isSecure()) {
                TlsEnd secure = tls.orElseThrow().accept(peer);
                log.event(name + " has " + secure.description());
                end = secure;
            } else {
                end = plain(peer);
            }
        } catch (Throwable failed) {
            try (peer) {
                throw failed;
            }
        }
        join(name, end, keepsOutput);
    }

    /// Joins an end with the other one, which is opened for it.
    void join(String name, End end, boolean keepsOutput) throws IOException {
        End other;
        try {
            other = other(keepsOutput);
        } catch (Throwable failed) {
            try (end) {
                throw failed;
            }
        }
        try {
            boolean isShared = keepsOutput && plan.to().isEmpty() && plan.file().isEmpty();
            Optional<Duration> afterPeer = isShared ? Optional.of(AFTER_PEER) : Optional.empty();
            log.event(name + " ended: " + new Relay(end, other, plan.limits(), afterPeer).run());
        } catch (IOException failed) {
            if (other instanceof StandardEnd own && own.outputFailure().isPresent()) {
                throw new OutputGone(own.outputFailure().get());
            }
            throw failed;
        }
    }

    /// Nobody takes what is written any more, so there is no use in further connections.
    public static final class OutputGone extends IOException {
        private static final long serialVersionUID = 1L;

        OutputGone(IOException cause) {
            super(cause);
        }
    }

    private End other(boolean keepsOutput) throws IOException {
        if (plan.to().isPresent()) {
            return connected(plan.to().get(), plan.isToSecure());
        }
        Optional<FileInput> file = plan.file().isPresent()
                ? Optional.of(FileInput.open(plan.file().get()))
                : FileInput.ofStandardInput();
        return new StandardEnd(input, file, output, keepsOutput);
    }

    private End connected(Target target, boolean isSecure) throws IOException {
        Socket socket = target.connect(plan.ways());
        try {
            if (!isSecure) {
                return plain(socket);
            }
            TlsEnd secure = tls.orElseThrow().connect(socket, target.host());
            log.event(target + " has " + secure.description());
            return secure;
        } catch (Throwable failed) {
            try (socket) {
                throw failed;
            }
        }
    }

    private static End plain(Socket socket) {
        return socket.type().equals(Type.STREAM) ? new StreamEnd(socket) : PacketEnd.connected(socket);
    }
}
