package dev.osock.cli.address;

import dev.osock.Socket;
import dev.osock.error.Errno;
import dev.osock.error.SocketErrnoException;
import dev.osock.error.SocketException;
import dev.osock.kind.Type;
import dev.osock.option.SocketOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A socket that is bound to an [Endpoint], and listens if it can have connections. Closing it removes the socket file
/// that binding made, and never another's.
public final class Listening implements AutoCloseable {

    private static final int BACKLOG = 1024;
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final Socket socket;
    private final Endpoint address;
    private final Optional<SocketFile> file;

    private Listening(Socket socket, Endpoint wanted) throws IOException {
        this.socket = socket;
        address = wanted.at(socket.sockname());
        Optional<Path> path = wanted.path();
        file = path.isPresent() ? Optional.of(SocketFile.at(path.get())) : Optional.empty();
    }

    /// Opens, binds and listens.
    ///
    /// @param wanted where
    /// @return the socket
    /// @throws IOException with a message for the user
    public static Listening open(Endpoint wanted) throws IOException {
        try {
            Socket socket = wanted.open();
            try {
                return bound(socket, wanted).listen();
            } catch (Throwable failed) {
                socket.close();
                throw failed;
            }
        } catch (SocketException e) {
            throw new IOException("cannot listen on " + wanted + ": " + explain(e, wanted), e);
        }
    }

    private static Listening bound(Socket socket, Endpoint wanted) throws IOException {
        if (wanted.lingers()) {
            socket.setopt(SocketOptions.REUSEADDR, true);
        }
        socket.bind(wanted.address());
        return new Listening(socket, wanted);
    }

    private Listening listen() throws IOException {
        try {
            if (!socket.type().equals(Type.DGRAM)) {
                socket.listen(BACKLOG);
            }
            return this;
        } catch (SocketException e) {
            close();
            throw e;
        }
    }

    /// Says why binding failed; of a path, also what is in the way.
    private static String explain(SocketException e, Endpoint wanted) {
        Optional<Path> path = wanted.path();
        if (!Errno.EADDRINUSE.equals(e.reason()) || path.isEmpty()) {
            return e instanceof SocketErrnoException errno ? errno.errno().toString() : String.valueOf(e.getMessage());
        }
        if (!SocketFile.isSocket(path.get())) {
            return "the file exists and is not a socket";
        }
        return isStale(wanted)
                ? "a socket file is there, but no server behind it; if it is of no use to anybody, remove it"
                : Errno.EADDRINUSE.toString();
    }

    private static boolean isStale(Endpoint address) {
        try (Socket probe = address.open()) {
            probe.within(PROBE).connect(address.address());
            return false;
        } catch (SocketException e) {
            return Errno.ECONNREFUSED.equals(e.reason());
        }
    }

    /// Gives the socket.
    ///
    /// @return the socket
    public Socket socket() {
        return socket;
    }

    /// Tells where it listens; a port or name that the system chose is in it.
    ///
    /// @return the address
    public Endpoint address() {
        return address;
    }

    /// Removes the socket's file, and closes the socket.
    @Override
    public void close() throws IOException {
        try (socket) {
            if (file.isPresent()) {
                file.get().remove();
            }
        }
    }
}
